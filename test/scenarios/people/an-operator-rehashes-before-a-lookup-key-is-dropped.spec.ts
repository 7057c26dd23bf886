import type { DatasulPerson, FeedzLeaderSettled, FeedzPersonSettled } from '@ponte/contracts';
import { LookupHasher, parseKeyRing } from '@ponte/platform';
import { SimulatedFeedz } from '@ponte/testing';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE, SECRETS } from '../../fixtures/people/settings';

interface Rehashed {
  readonly rehashed: number;
  readonly left: number;
  readonly keys: { readonly writers: readonly string[] } | null;
}

const NEWER = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;
const SEAL = `k2:${'8899aabbccddeeff'.repeat(4)}`;
const rehash = people('rehash', 'troca anual da chave');

/**
 * Persons stand under a keyed hash for good, and what is known of them is sealed for good: neither key could ever be dropped.
 * `people rehash` puts everything under the first keys, page by page, as often as one likes, while no run is open. After it the
 * old keys may go: nobody is new, nobody is gone, nothing is sent to Feedz that it has, whose an e-mail is stays known, lots and
 * reports name people by their new keys, and whoever follows the topics finds the state under those.
 */
it('an operator rehashes before a lookup key is dropped', async () => {
  const world = await PeopleWorld.start({
    ...{ datasul: 'pageSize: 20', feedz: 'pollsMs: [100ms], retriesMs: [100ms]' },
  });
  const ops = peopleOps(world);
  const feedz = new SimulatedFeedz(world.sandbox.app.url);
  await world.sandbox.populate(60, { troubles: { rehired: 20, noEmail: 5 } });
  const codes = (await world.sandbox.items('persons')).map((item) => String(item['personCode']));
  const [refused = '', changed = ''] = codes.slice(20);
  const trouble = { kind: 'item', entity: 'persons', integrationId: refused } as const;
  await feedz.trouble({ ...trouble, code: 6001, message: 'não' });
  expect(await world.run()).toMatchObject({ state: 'finished' });
  // Of one person Feedz has another record than the one that is wanted now.
  await world.sandbox.patch('persons', changed, { email: 'sem formato' });
  await world.run({ override: true });
  await world.untilTold();
  const before = await standing(world);
  const sent = (await world.sandbox.calls('feedz', { method: 'POST' })).length;
  expect((await ops.json<Rehashed>(rehash)).result).toMatchObject({ rehashed: 0, left: 0 });

  const restart = async (lookup: string, seal: string): Promise<void> => {
    await world.service.stop();
    await (await world.spawn({ PII_LOOKUP_KEYS: lookup, PII_KEYS: seal })).ready();
  };
  await restart(`${NEWER},${SECRETS.lookupKey}`, `${SEAL},${SECRETS.piiKeys}`);
  expect((await ops.json(people('rehash'), 3)).message).toContain('--why');
  expect((await ops.json<Rehashed>(people('rehash --dry-run'))).result.rehashed).toBeGreaterThan(0);
  expect(await standing(world)).toEqual(before);
  const done = await ops.json<Rehashed>(rehash);
  expect(done.message).toContain('As chaves antigas podem sair.');
  expect(done.result).toMatchObject({ left: 0 });
  expect((await ops.json<Rehashed>(rehash)).result).toMatchObject({ rehashed: 0, left: 0 });

  // Nothing of the old keys is left where it is kept for good.
  const after = await standing(world);
  const known = new Set(before.hashes);
  expect(before.hashes.length).toBeGreaterThan(300);
  expect(after.hashes).toHaveLength(before.hashes.length);
  expect(after.hashes.filter((hash) => known.has(hash))).toEqual([]);
  expect(after.seals.filter((kid) => kid !== 'k2')).toEqual([]);
  expect(after.records).toEqual(before.records);

  await restart(NEWER, SEAL);
  const full = await world.run({ mode: 'full', override: true });
  const read = full.counts.read?.filter(({ entity }) => ['person', 'employee'].includes(entity));
  expect(read?.map(({ changed: new_, missing }) => new_ + missing)).toEqual([0, 0]);
  expect(await world.sandbox.calls('feedz', { method: 'POST' })).toHaveLength(sent);
  expect((await standing(world)).records).toEqual(before.records);

  // A report, a person and its lots are found by the new keys.
  const key = (code: string): string =>
    new LookupHasher(parseKeyRing(NEWER).keys).hash(JSON.stringify(['person', PROFILE, code]));
  const shown = await ops.json<{ lots: object[]; feedz: object[] }>(
    people(`person ${key(refused)}`),
  );
  expect(shown.result.feedz).toContainEqual(expect.objectContaining({ code: 6001 }));
  expect(shown.result.lots.length).toBeGreaterThan(0);

  // On the topics the last word of an old key is that it is gone; of a new one, the state.
  await world.untilTold();
  const state = newest(
    await world.told<DatasulPerson>('datasul.person.v1'),
    ({ person }) => person,
  );
  const [there, gone] = [true, false].map((is) => state.filter(({ present }) => present === is));
  expect(there?.map(({ person }) => person).sort()).toEqual(codes.map(key).sort());
  expect(gone).toHaveLength(codes.length);
  for (const { sealed, bonds } of gone ?? [])
    expect({ sealed, bonds }).toEqual({ sealed: {}, bonds: [] });
  const mine = (each: { readonly person: string }): boolean => codes.map(key).includes(each.person);
  const persons = await world.told<FeedzPersonSettled>('feedz.person.settled.v1');
  expect(newest(persons, ({ person }) => person).filter(mine)).toHaveLength(codes.length);
  const leaders = await world.told<FeedzLeaderSettled>('feedz.leader.settled.v1');
  for (const { manager } of newest(leaders, ({ person }) => person).filter(mine))
    if (manager) expect(codes.map(key)).toContain(manager);

  // Dropped too early, the service does not start; where it does all the same, those that stay are named.
  const third = { PII_LOOKUP_KEYS: `l3:${'1'.repeat(64)}`, PII_KEYS: SEAL };
  await world.service.stop();
  const early = await world.spawn(third);
  expect((await early.exited).code).toBe(1);
  expect(early.logs.tail()).toContain('PII_LOOKUP_KEYS lacks a key');
  await world.database.query(`DELETE FROM people_lookup_key`);
  await (await world.spawn(third)).ready();
  const lost = await ops.json<Rehashed>(rehash, 5);
  expect(lost.message).toContain('não tire chave nenhuma');
  expect(lost.result.left).toBeGreaterThan(codes.length);
}, 120_000);

/** The last event of each key. */
function newest<T>(events: readonly T[], keyOf: (event: T) => string): T[] {
  return [...new Map(events.map((event) => [keyOf(event), event])).values()];
}

/** Every hash and every seal that is kept for good, and how many records are in which state. */
async function standing({ database }: PeopleWorld) {
  const one = async (sql: string): Promise<string[]> =>
    (await database.query<{ one: string }[]>(sql)).map((row) => row.one);
  const names = ['key', 'manager', 'accepted_manager', 'email_hash', 'accepted_email_hash'];
  const kept = names.map(
    (name) => `SELECT ${name}::text AS one FROM feedz_record WHERE entity IN ('person','bind')`,
  );
  const needs = ['needs', 'held_for'].map(
    (name) =>
      `SELECT n->>'key' AS one FROM feedz_record, jsonb_array_elements(${name}) n WHERE n->>'entity' = 'person'`,
  );
  const hashes = [
    ...kept,
    ...['wanted_hash', 'accepted_hash'].map(
      (name) => `SELECT ${name}::text AS one FROM feedz_record`,
    ),
    ...needs,
    ...['key', 'person', 'cpf', 'digest'].map(
      (name) =>
        `SELECT ${name}::text AS one FROM people_record WHERE entity IN ('person','employee')`,
    ),
    `SELECT i.key AS one FROM feedz_lot_item i JOIN feedz_lot l ON l.id = i.lot WHERE l.entity IN ('person','bind')`,
  ].join(' UNION ALL ');
  const sealed = [
    `SELECT sealed AS one FROM people_record WHERE sealed IS NOT NULL`,
    ...['wanted', 'accepted'].map(
      (name) => `SELECT ${name} AS one FROM feedz_record WHERE entity IN ('person','bind')`,
    ),
    `SELECT message AS one FROM feedz_record`,
  ].join(' UNION ALL ');
  return {
    hashes: await one(`SELECT one FROM (${hashes}) h WHERE one IS NOT NULL ORDER BY one`),
    seals: await one(
      `SELECT split_part(one, '.', 2) AS one FROM (${sealed}) s WHERE one IS NOT NULL`,
    ),
    records: await one(
      `SELECT concat_ws(' ', entity, state, code, reason, count(*), count(accepted_hash), min(settled_at)) AS one FROM feedz_record
       GROUP BY entity, state, code, reason ORDER BY 1`,
    ),
  };
}
