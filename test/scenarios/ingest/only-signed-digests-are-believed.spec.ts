import { randomBytes } from 'node:crypto';
import type { WebhookCredentialIssued } from '@ponte/contracts';
import { parseKeyRing } from '@ponte/platform';
import { eventually, writeRecords } from '@ponte/testing';
import { CREDENTIAL_KEYS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';
import { Issuer } from '../../fixtures/ingest/issuer';

/**
 * Who can write to the topic of issued credentials cannot let himself in, and cannot lock anybody out: a record without
 * a signature, signed by a foreign key or changed afterwards is ignored, counted and told once, and so are tombstones and
 * what is no record at all. None of them is told to be applied. While one of them stands last under a webhook's key, what
 * it hides is not known: an unknown credential of that source is answered 503, not 401, which Gupy takes for good.
 */
describe('digests that are not signed by us', () => {
  let world: IngestWorld;
  let issuer: Issuer;
  const counted = (verdict: string) =>
    world.metric(new RegExp(`credential_records_total\\{.*verdict="${verdict}"`));
  const keys = parseKeyRing(CREDENTIAL_KEYS).keys;

  beforeAll(async () => {
    world = await ingestWorld();
    issuer = new Issuer(world);
  });

  it('are never accepted, and take nothing out of force', async () => {
    const good = await issuer.issue({ good: {} });
    await issuer.untilApplied(good);

    const bad: WebhookCredentialIssued[] = [
      { ...issuer.unsigned({ evil: {} }), signature: 'none' },
      {
        ...issuer.unsigned({ evil: {} }),
        signature: `c2.${randomBytes(32).toString('base64url')}`,
      },
    ];
    for (const record of bad) await issuer.write(record);
    await issuer.issue({ evil: {} }, {}, { kid: 'c9', key: randomBytes(32) });
    await issuer.issue({ evil: {} }, {}, { kid: 'c2', key: randomBytes(32) });
    const topic = world.topic('webhook.credential.issued.v1');
    const key = 'acme/acme-moved';
    for (const value of [null, 'no JSON', '{}', 'null'])
      await writeRecords(world.brokers, topic, [{ key, value }]);
    await eventually(async () => (await counted('broken')) === 4);
    expect([...(await issuer.applied()).values()].map((told) => told.position)).toEqual([good]);

    // One of another webhook, by the second key, which only verifies.
    const position = await issuer.issue({ other: {} }, { hook: 'acme-hired' }, keys[1]);
    await issuer.untilApplied(position);
    expect(await world.statusWith('other')).toBe(200);
    expect(await world.statusWith('good')).toBe(200);
    expect(await world.statusWith('evil')).toBe(503);
    expect(await world.statusWith('evil', 'other')).toBe(401);
    await issuer.untilApplied(await issuer.issue({ good: {} }));
    expect(await world.statusWith('good')).toBe(200);
    expect(await world.statusWith('evil')).toBe(401);
  });

  it('are counted, and told once for each reason', async () => {
    expect(await counted('unknown-key')).toBe(2);
    expect(await counted('invalid')).toBe(2);
    expect(await counted('broken')).toBe(4);
    expect(await counted('in-force')).toBe(3);
    const told = world.app.logs.records.filter(({ msg }) => /are ignored/.test(String(msg)));
    expect(told.map(({ verdict }) => verdict).sort()).toEqual(['broken', 'invalid', 'unknown-key']);
  });

  it('leave a process that believes none of them out of service', async () => {
    const keys = { CREDENTIAL_KEYS: `c9:${'9'.repeat(64)}` };
    const { app } = await ingestWorld({ prefix: world.prefix, env: keys, ready: false });
    await eventually(async () => {
      const report = await (await fetch(`${app.managementUrl}/health/ready`)).text();
      return report.includes('no issued credential is signed by a key of CREDENTIAL_KEYS');
    });
  });
});
