import { movedEvent } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Gupy delivers at least once, and repeats what it was told was not accepted. Ingest keeps no memory; what makes a repeat
 * harmless is its id: the same at once, later and after a restart, so that every service's inbox knows it. Two accounts
 * of Gupy may use one id for two events, so an id counts within its source.
 */
describe('an event that comes twice', () => {
  let world: IngestWorld;
  const ids = async (contains: string) =>
    (await world.records('gupy.application.moved.v1'))
      .map(({ headers }) => headers.ce_id)
      .filter((id) => id?.includes(contains));

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it('is answered 200 each time and has one id, at once and later', async () => {
    const body = movedEvent();
    const atOnce = await Promise.all([world.gupy(body), world.gupy(body), world.gupy(body)]);
    const later = await world.gupy(JSON.stringify(body, null, 2));
    expect([...atOnce, later].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set([...atOnce, later].map(({ text }) => text)).size).toBe(1);
    expect(await ids(body.id)).toEqual(Array.from({ length: 4 }, () => `acme:${body.id}`));
  });

  it('from another account is another event', async () => {
    const body = movedEvent();
    await world.gupy(body);
    await world.gupy(body, { source: 'other' });
    expect((await ids(body.id)).sort()).toEqual([`acme:${body.id}`, `other:${body.id}`]);
  });
});
