import { ingestRejected, ingestUnrouted, type IngestRejected } from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { readTopic, stack, writeRecords } from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';
import { sealer } from '../../fixtures/screening/events';
import { SECRETS } from '../../fixtures/screening/settings';

const BODY = '{"event":"application.moved","data":{"candidate":{"name":"Maria da Silva"}}}';

function kept(changes: Partial<IngestRejected> & { readonly id: string }) {
  const { id, ...rest } = changes;
  const source = rest.source ?? 'acme';
  const subject = { system: 'gupy', source, person: '-' };
  const value = {
    ...ingestRejected.example,
    ...rest,
    sealed: { raw: sealer.seal({ purpose: 'raw', subject }, BODY) },
  };
  return eventRecord(ingestRejected, value, {
    ...{ id, source: `/gupy/${source}`, time: new Date(value.receivedAt) },
  });
}

/**
 * What ingest kept aside is found by source, event, reason and time; a chosen record goes to ingest's own replay topic as it
 * was (key, value, headers), and who sent it and why is told. Its personal data are shown only to somebody who has the keys
 * and says why, and that is on the log before they are shown.
 */
it('a kept body goes to ingest again as it was, and is opened only on record', async () => {
  const prefix = stack().prefix();
  const ops = new OpsCommand(prefix, { PII_KEYS: SECRETS.piiKeys });
  await ops.json(['topics', 'apply']);
  const records = [
    kept({ id: 'one' }),
    kept({ id: 'two', eventId: 'other', event: 'job.changed', receivedAt: '2026-03-02T10:00:00Z' }),
    kept({ id: 'three', source: 'beta' }),
  ];
  const messages = records.map(({ key, value, headers }) => ({ key, value, headers }));
  await writeRecords(stack().brokers, prefix + ingestRejected.topic, messages);
  await writeRecords(stack().brokers, prefix + ingestUnrouted.topic, messages.slice(0, 1));

  type Listed = { records: { id: string; place: string }[]; left: number };
  const listed = async (...filter: readonly string[]): Promise<string[]> =>
    (await ops.json<Listed>(['rejected', 'list', ...filter])).result.records.map(({ id }) => id);
  const example = `acme:${ingestRejected.example.eventId}`;
  expect((await listed()).sort()).toEqual(
    ['acme:other', example, example.replace('acme', 'beta')].sort(),
  );
  expect(await listed('--source', 'acme', '--event', 'job.changed')).toEqual(['acme:other']);
  expect(await listed('--party', 'gupy:beta')).toHaveLength(1);
  expect(await listed('--reason', '/data/application/id', '--id', example)).toEqual([example]);
  expect(await listed('--since', '2026-03-02T12:00:00Z', '--source', 'acme')).toEqual([example]);
  const unrouted = await ops.json<Listed>(['unrouted', 'list']);
  expect(unrouted.result.records).toHaveLength(1);

  const replay = ['rejected', 'replay', '--id', 'acme:other', '--yes'];
  expect((await ops.json(replay, 3)).message).toContain('--why');
  await ops.json([...replay, '--dry-run']);
  const sent = await ops.json([...replay, '--why', 'contrato corrigido']);
  expect((await ops.json([...replay.slice(0, 2), '--why', 'tudo'], 3)).message).toContain('--all');
  const replayed = await readTopic(stack().brokers, `${prefix}ingest.replay.v1`);
  const original = messages[1];
  expect(replayed.map(({ key, value }) => [key, String(value)])).toEqual([
    [original?.key, String(original?.value)],
  ]);
  expect(replayed[0]?.headers).toEqual({
    ...original?.headers,
    'ponte-replay-command': sent.commandId,
  });
  expect(await readTopic(stack().brokers, prefix + ingestRejected.topic)).toHaveLength(3);

  const show = ['rejected', 'show', example];
  const closed = await ops.run(show);
  expect([closed.code, closed.stdout.includes('Maria')]).toEqual([0, false]);
  expect((await ops.run([...show, '--open'])).code).toBe(3);
  const keyless = new OpsCommand(prefix);
  expect((await keyless.run([...show, '--open', '--why', 'curiosidade'])).code).toBe(3);
  const opened = await ops.run([...show, '--open', '--why', 'chamado 4711']);
  expect(opened.stdout).toContain('Maria da Silva');
  const told = await ops.json<{ answers: object[] }>(['history', 'list', '--service', 'ops']);
  expect(told.result.answers).toMatchObject([
    { name: 'rejected.replay', actor: 'maria', why: 'contrato corrigido', state: 'done' },
    { name: 'rejected.open', actor: 'maria', why: 'chamado 4711', state: 'done' },
  ]);
});
