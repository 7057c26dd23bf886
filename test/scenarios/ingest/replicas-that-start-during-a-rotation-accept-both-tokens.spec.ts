import { eventually } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';
import { Issuer } from '../../fixtures/ingest/issuer';

/**
 * While a token is renewed, deliveries carry the old one or the new one. A process that starts in the middle of it reads
 * all that was issued before it is ready, so it refuses neither; it tells as whom it is to be waited for before it is
 * ready, and at the same position as the others once it is. That holds for each worker of a replica.
 */
describe('a replica that starts during a rotation', () => {
  let first: IngestWorld;
  let issuer: Issuer;

  beforeAll(async () => {
    first = await ingestWorld();
    issuer = new Issuer(first);
  });

  it('accepts both from its first moment', async () => {
    // History that it has to read through: each token was replaced by the next.
    for (let each = 0; each < 20; each++) await issuer.issue({ [`past-${each}`]: {} });
    const position = await issuer.issue({ old: {}, new: {} });
    const { prefix } = first;
    const second = await ingestWorld({ prefix, env: { INGEST_WORKERS: '2' } });
    const asked = Array.from({ length: 40 }, (_, each) =>
      second.statusWith(each % 2 ? 'old' : 'new'),
    );
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
    expect(await second.statusWith('past-19')).toBe(401);
    await issuer.untilApplied(position, 3);

    await issuer.issue({ new: {} });
    for (const world of [first, second])
      await eventually(async () => (await world.statusWith('old')) === 401);
  });
});
