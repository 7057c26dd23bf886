import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { gupyApplicationMoved, ingestRejected } from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import {
  atTestEnd,
  eventually,
  movedEvent,
  readTopic,
  removeFolder,
  spawnApp,
  stack,
  temporaryFolder,
  writeRecords,
} from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';
import { sealer } from '../../fixtures/screening/events';
import { messagingEnv } from '../../fixtures/screening/process-env';
import { INGEST_YAML, SECRETS } from '../../fixtures/screening/settings';

/**
 * A body that an earlier version kept aside keeps today's contract. Sent by the command, the real ingest judges it again
 * and puts it on its business topic under the id that it would have had then; sent twice, it is the same event twice, which
 * every service hears once.
 */
it('a kept body sent by the command lands under its own id', async () => {
  const prefix = stack().prefix();
  const folder = await temporaryFolder('ops');
  atTestEnd(() => removeFolder(folder));
  const file = path.join(folder, 'ingest.yml');
  await writeFile(file, INGEST_YAML);
  const ingest = await spawnApp({
    app: 'ingest',
    env: {
      ...{ ...messagingEnv(prefix), CONFIG_FILE: file },
      ...{ GUPY_HOOK_TOKEN: SECRETS.gupyHook, EXAM_HOOK_TOKEN: SECRETS.examHook },
    },
  });
  await ingest.ready();
  const body = movedEvent({ applicationId: 261 });
  const subject = { system: 'gupy', source: 'acme', person: '-' };
  const value = {
    ...{ ...ingestRejected.example, eventId: body.id },
    sealed: { raw: sealer.seal({ purpose: 'raw', subject }, JSON.stringify(body)) },
  };
  const meta = { id: 'kept', source: '/gupy/acme', time: new Date(value.receivedAt) };
  const { key, value: bytes, headers } = eventRecord(ingestRejected, value, meta);
  await writeRecords(stack().brokers, prefix + ingestRejected.topic, [
    { key, value: bytes, headers },
  ]);

  const ops = new OpsCommand(prefix);
  const replay = [
    'rejected',
    'replay',
    '--id',
    `acme:${body.id}`,
    '--why',
    'contrato corrigido',
    '--yes',
  ];
  await ops.json(replay);
  await ops.json(replay);
  const landed = await eventually(
    async () => {
      const records = await readTopic(stack().brokers, prefix + gupyApplicationMoved.topic);
      return records.length === 2 ? records : false;
    },
    { timeoutMs: 20_000, what: 'both on the business topic' },
  );
  expect(landed.map((record) => record.headers.ce_id)).toEqual([
    `acme:${body.id}`,
    `acme:${body.id}`,
  ]);
  expect(landed[0]?.json()).toMatchObject({ data: { application: { id: 261 } } });
});
