import { eventually } from '@ponte/testing';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';
import { Issuer, type Life } from '../../fixtures/ingest/issuer';

/**
 * A token that token-rotator issues is accepted within a second after its digest is on the log, beside the tokens of the
 * file and those of the source's other webhooks, and refused as soon after it is retired. Its times are kept, with the
 * tolerance for clocks that differ. How far a process is, it tells at once: a webhook is given its token only afterwards.
 */
describe('issued tokens', () => {
  let world: IngestWorld;
  let issuer: Issuer;

  beforeAll(async () => {
    world = await ingestWorld();
    issuer = new Issuer(world);
  });

  /** Milliseconds from the record's acknowledgement until the condition holds. */
  async function takes(tokens: Record<string, Life>, holds: () => Promise<boolean>) {
    await issuer.issue(tokens);
    const from = performance.now();
    await eventually(holds, { intervalMs: 10 });
    return performance.now() - from;
  }

  it('are accepted and refused within a second, beside the others', async () => {
    await issuer.issue({ another: {} }, { hook: 'acme-hired', action: 'candidate.hired' });
    expect(await world.statusWith('first')).toBe(401);
    expect(
      await takes({ first: {} }, async () => (await world.statusWith('first')) === 200),
    ).toBeLessThan(1_000);
    expect(
      await takes(
        { first: {}, second: {} },
        async () => (await world.statusWith('second')) === 200,
      ),
    ).toBeLessThan(1_000);
    for (const token of ['first', 'second', 'another', TOKENS.current, TOKENS.previous])
      expect(await world.statusWith(token)).toBe(200);
    expect(
      await takes({ second: {} }, async () => (await world.statusWith('first')) === 401),
    ).toBeLessThan(1_000);
    expect(await world.statusWith('second', 'other')).toBe(401);
  });

  it('are all that a source needs', async () => {
    expect(await world.statusWith('only', 'issued-only')).toBe(401);
    await issuer.issue({ only: {} }, { source: 'issued-only', hook: 'only-moved' });
    await eventually(async () => (await world.statusWith('only', 'issued-only')) === 200);
  });

  it('are valid in their time, and as much longer as clocks may differ', async () => {
    const minute = 60_000;
    const position = await issuer.issue({
      'ended-just-now': { to: -4 * minute },
      'ended-long-ago': { to: -6 * minute },
      'begins-soon': { from: 4 * minute },
      'begins-later': { from: 6 * minute },
    });
    await issuer.untilApplied(position);
    expect(await world.statusWith('ended-just-now')).toBe(200);
    expect(await world.statusWith('begins-soon')).toBe(200);
    expect(await world.statusWith('ended-long-ago')).toBe(401);
    expect(await world.statusWith('begins-later')).toBe(401);
  });

  it('that were issued before do not come back by an old record', async () => {
    const old = issuer.unsigned({ old: {} });
    const position = await issuer.issue({ current: {} });
    await issuer.untilApplied(position);
    await issuer.issue({ old: {} }, { serial: old.serial });
    // The next record is behind it: once that is in force, the old one was looked at.
    await issuer.untilApplied(await issuer.issue({ next: {} }, { hook: 'acme-hired' }));
    expect(await world.statusWith('old')).toBe(401);
    expect(await world.statusWith('current')).toBe(200);
  });

  it('are told to be applied by each worker, and by none that has left', async () => {
    const position = await issuer.issue({ last: {} });
    await issuer.untilApplied(position);
    expect(await world.app.stop()).toEqual({ code: 0, signal: null });
    expect([...(await issuer.applied()).values()].map(({ state }) => state)).toEqual(['leaving']);
  });
});
