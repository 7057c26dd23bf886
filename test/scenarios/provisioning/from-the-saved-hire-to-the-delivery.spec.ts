import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { equipmentFulfilled, equipmentRequested } from '@ponte/contracts';
import {
  atTestEnd,
  eventually,
  removeFolder,
  spawnApp,
  stack,
  temporaryFolder,
  type AppProcess,
} from '@ponte/testing';
import { readTopic } from '@ponte/testing';
import { KITS, SECRETS } from '../../fixtures/provisioning/settings';
import { messagingEnv, QUICK } from '../../fixtures/screening/process-env';
import { SandboxDriver } from '../../fixtures/screening/sandbox-driver';
import { DESK_YAML, type DeskKind } from '../../fixtures/service-desk/desks';

const HOOK = 'hook-token-of-scenarios';
const INGEST = {
  http: `{ id: desk, kind: service-desk, header: x-ponte-token, tokens: [{ env: HOOK_TOKEN }] }`,
  jira: `{ id: desk, kind: service-desk, signature: { header: x-hub-signature, secret: { env: HOOK_TOKEN } }, ticket: { ticketId: /issue/key, reference: /issue/fields/customfield_10102, status: /issue/fields/status/name, date: /issue/fields/updated } }`,
} as const;
const WORDS = {
  http: '',
  jira: 'statuses: { ordered: ["In progress"], delivered: [Resolved], cancelled: [Canceled] }',
} as const;

/**
 * The whole path, over HTTP at both ends and with both kinds of desk: hiring data are saved in Gupy, its webhook arrives at
 * ingest, the desk gets one ticket, the desk's own webhook tells of its progress, and the delivery is told.
 */
describe.each<DeskKind>(['http', 'jira'])('with a desk of kind %s', (kind) => {
  let sandbox: SandboxDriver;
  let prefix: string;

  beforeAll(async () => {
    prefix = stack().prefix();
    const folder = await temporaryFolder('whole-path');
    atTestEnd(() => removeFolder(folder));
    const simulators = await (
      await spawnApp({ app: 'sandbox', env: { HOST: '127.0.0.1' } })
    ).ready();
    sandbox = new SandboxDriver(simulators.url);
    const ingest = path.join(folder, 'ingest.yml');
    const provisioning = path.join(folder, 'provisioning.yml');
    await writeFile(
      ingest,
      `sources:\n  - { id: acme, kind: gupy, header: x-ponte-token, tokens: [{ env: HOOK_TOKEN }] }\n  - ${INGEST[kind]}\n`,
    );
    await writeFile(
      provisioning,
      `${DESK_YAML[kind](simulators.url)}kits:${KITS}\n${WORDS[kind]}\n`,
    );
    const env = { ...messagingEnv(prefix), PII_KEYS: SECRETS.piiKeys, HOOK_TOKEN: HOOK };
    const [edge] = await Promise.all([
      spawnApp({ app: 'ingest', env: { ...env, CONFIG_FILE: ingest } }).then(ready),
      spawnApp({
        app: 'provisioning',
        env: {
          ...{ ...env, ...QUICK, CONFIG_FILE: provisioning },
          DATABASE_URL: await stack().databaseUrl('provisioning'),
          DESK_TOKEN: `sandbox-${kind === 'jira' ? 'jira' : 'desk'}-token`,
        },
      }).then(ready),
    ]);
    const told = `${edge.url}/webhooks/service-desk/desk`;
    await sandbox.settings(
      kind === 'jira'
        ? { jira: { webhook: { url: told, secret: HOOK } } }
        : { desk: { postback: { url: told, headers: { 'x-ponte-token': HOOK } } } },
    );
    await sandbox.send(
      'POST',
      '/gupy/api/v1/webhooks',
      {
        action: 'candidate.hired',
        postbackUrl: `${edge.url}/webhooks/gupy/acme`,
        status: 'active',
        techOwnerName: 'TI RH',
        techOwnerEmail: 'ti@example.com',
        clientHeaders: { 'x-ponte-token': HOOK },
      },
      'sandbox-gupy-token',
    );
  });
  const ready = (app: AppProcess) => app.ready();
  const told = (topic: string, count: number) =>
    eventually(
      async () => {
        const records = await readTopic(stack().brokers, prefix + topic);
        return records.length >= count && records.map((record) => record.json<Told>());
      },
      { timeoutMs: 30_000, what: `${count} events on ${topic}` },
    );

  it('a saved hire becomes a ticket, and its delivery is told', async () => {
    await sandbox.addApplications(181);
    await sandbox.send('POST', '/admin/gupy/applications/181/hire', {});
    const [opened] = await told(equipmentRequested.topic, 1);
    expect(opened).toMatchObject({ applicationId: 181, role: 'Analista', change: 'opened' });
    const ticket = opened?.ticketId ?? '';
    if (kind === 'jira') {
      await sandbox.send('POST', `/admin/jira/issues/${ticket}/status`, { status: 'In progress' });
      await sandbox.send('POST', `/admin/jira/issues/${ticket}/status`, { status: 'Resolved' });
    } else {
      await sandbox.send('POST', `/admin/desk/tickets/${ticket}/order`, {});
      await sandbox.send('POST', `/admin/desk/tickets/${ticket}/deliver`, {});
    }
    const [fulfilled] = await told(equipmentFulfilled.topic, 1);
    expect(fulfilled).toMatchObject({ requestId: opened?.requestId, ticketId: ticket });
    expect(fulfilled?.items.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  it('the hire saved again with another date changes that ticket', async () => {
    await sandbox.addApplications(182);
    await sandbox.send('POST', '/admin/gupy/applications/182/hire', {});
    await told(equipmentRequested.topic, 2);
    await sandbox.send('POST', '/admin/gupy/applications/182/hire', {});
    await sandbox.send('POST', '/admin/gupy/applications/182/hire', {
      hiringDate: '2026-05-04T03:00:00.000Z',
    });
    const events = await told(equipmentRequested.topic, 3);
    const changed = events.filter(({ applicationId }) => applicationId === 182);
    expect(changed.map(({ change, startsOn }) => [change, startsOn])).toEqual([
      ['opened', expect.any(String)],
      ['changed', '2026-05-04'],
    ]);
    expect(new Set(changed.map(({ ticketId }) => ticketId)).size).toBe(1);
    const effect = kind === 'jira' ? 'request-created' : 'ticket-created';
    expect(await sandbox.count({ effect })).toBe(2);
  });
});

interface Told {
  readonly applicationId: number;
  readonly requestId: string;
  readonly ticketId: string;
  readonly change: string;
  readonly startsOn: string;
  readonly items: readonly { readonly state: string }[];
}
