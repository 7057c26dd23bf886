import {
  signCredential,
  webhookCredentialIssued,
  type CredentialKey,
  type WebhookCredentialIssued,
} from '@ponte/contracts';
import type { BroadcastReader, BroadcastRecord } from '@ponte/messaging';
import { HealthRegistry, parseKeyRing, type PonteLogger } from '@ponte/platform';
import type { AppliedReport } from './applied-report';
import { IssuedCredentials } from './issued-credentials';
import type { ReportMetrics } from './report-metrics';

const RING = `c2:${'2'.repeat(64)}`;
const [ours] = parseKeyRing(RING).keys as [CredentialKey];
const foreign: CredentialKey = { kid: 'c9', key: Buffer.alloc(32, 9) };
const { example } = webhookCredentialIssued;

function world(credentialKeys: string | null = RING) {
  let [position, offset, untouchedMs] = [0, 0n, 0];
  let take: (record: BroadcastRecord) => void = () => undefined;
  let catchUp: () => void = () => undefined;
  const report = {
    get position() {
      return position;
    },
    inForce: (to: number) => (position = to),
  };
  const reader = {
    start: (_topic: string, onRecord: typeof take) => {
      take = onRecord;
      return {
        caughtUp: new Promise<void>((resolve) => (catchUp = resolve)),
        get untouchedMs() {
          return untouchedMs;
        },
      };
    },
  };
  const log = { info: () => undefined, error: () => undefined };
  const health = new HealthRegistry();
  const issued = new IssuedCredentials(
    reader as unknown as BroadcastReader,
    report as unknown as AppliedReport,
    { credentialRecord: () => undefined } as unknown as ReportMetrics,
    { credentialKeys: credentialKeys ?? undefined } as never,
    health,
    { child: () => log } as unknown as PonteLogger,
  );
  issued.onApplicationBootstrap();
  return {
    issued,
    ready: async () => (await health.ready.get('issued-credentials')?.()) === null,
    untouched: (ms: number) => (untouchedMs = ms),
    caughtUp: async () => {
      catchUp();
      await Promise.resolve();
    },
    write: (value: WebhookCredentialIssued | null, key = 'acme/acme-moved') =>
      take({
        ...{ topic: webhookCredentialIssued.topic, partition: 0, offset: offset++, key },
        ...{ value: value && Buffer.from(JSON.stringify(value)), headers: {} },
      }),
  };
}

const signed = (change: Partial<WebhookCredentialIssued> = {}, by = ours) =>
  signCredential({ ...example, ...change }, by);

describe('a credential that is not known', () => {
  it('is wrong for good once all is read and the topic is in touch, and not before', async () => {
    const { issued, caughtUp, untouched } = world();
    expect(issued.unsureOf('acme')).toBe(true);
    await caughtUp();
    expect(issued.unsureOf('acme')).toBe(false);
    untouched(10_001);
    expect(issued.unsureOf('acme')).toBe(true);
    untouched(10_000);
    expect(issued.unsureOf('acme')).toBe(false);
  });

  it.each([
    ['signed by a key that we do not have', signed({}, foreign), 'acme/acme-moved'],
    ['a tombstone', null, 'acme/acme-moved'],
    ['that of another webhook', signed({ hook: 'acme-hired' }), 'acme/acme-moved'],
  ])('may be right while a record of its source is %s', async (_what, record, key) => {
    const { issued, caughtUp, write } = world();
    write(signed());
    await caughtUp();
    write(record, key);
    expect([issued.unsureOf('acme'), issued.unsureOf('other')]).toEqual([true, false]);
    write(signed({ serial: 8 }));
    expect(issued.unsureOf('acme')).toBe(false);
  });

  it('is wrong where nothing can be issued', () => {
    expect(world(null).issued.unsureOf('acme')).toBe(false);
  });
});

describe('a process whose keys sign nothing of what is issued', () => {
  it('is not ready until something is', async () => {
    const { caughtUp, write, ready } = world();
    write(signed({}, foreign));
    await caughtUp();
    expect(await ready()).toBe(false);
    write(signed({ serial: 8 }));
    expect(await ready()).toBe(true);
  });

  it('stays ready if that comes while it serves', async () => {
    const { caughtUp, write, ready } = world();
    await caughtUp();
    write(signed({}, foreign));
    expect(await ready()).toBe(true);
  });
});
