import { ingestDeliveriesHeard, type IngestDeliveriesHeard } from '@ponte/contracts';
import { eventually, gupySample, movedEvent, readTopic } from '@ponte/testing';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';
import { Issuer, sha256 } from '../../fixtures/ingest/issuer';

/**
 * Gupy's API does not say which token a webhook carries: only its deliveries do. So ingest tells, within seconds and summed,
 * which event was heard with which token, and how many were refused; of a refused token it tells nothing, for it may be
 * any secret. Nothing that was heard is left untold when the process leaves.
 */
describe('what ingest tells of deliveries', () => {
  let world: IngestWorld;
  let issuer: Issuer;

  beforeAll(async () => {
    world = await ingestWorld();
    issuer = new Issuer(world);
  });

  async function told(): Promise<Record<string, number>> {
    const records = await readTopic(world.brokers, world.topic(ingestDeliveriesHeard.topic));
    const sums: Record<string, number> = {};
    for (const record of records) {
      const { source, outcome, action, sha256, count } = record.json<IngestDeliveriesHeard>();
      const key = [source, outcome, action ?? '-', sha256?.slice(0, 8) ?? '-'].join(' ');
      sums[key] = (sums[key] ?? 0) + count;
    }
    return sums;
  }
  const short = (token: string): string => sha256(token).slice(0, 8);

  it('sums by event and token, and tells nothing of a refused one', async () => {
    await issuer.untilApplied(await issuer.issue({ issued: {} }));
    for (let each = 0; each < 5; each++) await world.statusWith('issued');
    await world.gupy(movedEvent());
    await world.gupy(gupySample('candidate.hired'));
    // Neither is an event, both are deliveries; and a name that is none must not travel in the clear.
    await world.gupy({ event: 'Ana Souza 52998224725', id: 'x' });
    await world.gupy('no JSON');
    for (let each = 0; each < 3; each++) await world.statusWith('a-secret-of-somebody');
    await world.statusWith(TOKENS.current, 'nobody');
    await world.desk({ id: 'REQ-1', status: 'ordered' });
    const expected = {
      [`acme accepted application.moved ${short('issued')}`]: 5,
      [`acme accepted application.moved ${short(TOKENS.current)}`]: 1,
      [`acme accepted candidate.hired ${short(TOKENS.current)}`]: 1,
      [`acme accepted - ${short(TOKENS.current)}`]: 2,
      'acme refused - -': 3,
      [`desk accepted - ${short(TOKENS.desk)}`]: 1,
    };
    await eventually(async () => {
      expect(await told()).toEqual(expected);
    });
    const text = (await world.records(ingestDeliveriesHeard.topic))
      .map(({ value }) => value?.toString())
      .join();
    expect(text).not.toContain(sha256('a-secret-of-somebody'));
    expect(text).not.toContain('Ana');
  });

  it('tells what is left when the process leaves', async () => {
    for (let each = 0; each < 7; each++) await world.statusWith(TOKENS.other, 'other');
    expect(await world.app.stop()).toEqual({ code: 0, signal: null });
    expect(await told()).toMatchObject({
      [`other accepted application.moved ${short(TOKENS.other)}`]: 7,
    });
  });
});
