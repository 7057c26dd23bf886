import { ahgoraMonth } from '@ponte/testing';
import { LookupHasher, parseKeyRing } from '@ponte/platform';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { SECRETS } from '../../fixtures/payroll/settings';

interface Rehashed {
  readonly looked: number;
  readonly rehashed: number;
  readonly resealed: number;
  readonly left: number;
}

const keysKnown = (world: PayrollWorld) => world.count('payroll_lookup_key');

/**
 * Employees stand in the ledger under a keyed hash. A key that is dropped while entries stand under it would let the same be
 * posted again; and what is sealed in an entry, which is kept for good, would stay closed. `payroll rehash` puts all of them
 * under the first keys, page by page, as often as one likes; after it the old ones may go, and what was accepted is still
 * answered from the ledger, in Datasul's words.
 */
it('an operator rehashes before a lookup key is dropped', async () => {
  const world = await PayrollWorld.start();
  const ops = payrollOps(world);
  const { items } = ahgoraMonth({ employees: 90, rubricas: 7 });
  await world.ask(items);
  const rehash = payroll('rehash', 'troca anual da chave');
  const sums = async (args: readonly string[], code = 0): Promise<Rehashed> => {
    const { looked, rehashed, resealed, left } = (await ops.json<Rehashed>(args, code)).result;
    return { looked, rehashed, resealed, left };
  };
  expect(await sums(rehash)).toEqual({ looked: 630, rehashed: 0, resealed: 0, left: 0 });

  const first = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;
  const restart = async (keys: string, sealing: string): Promise<void> => {
    await world.services.at(-1)?.stop();
    await (await world.spawn({ PII_LOOKUP_KEYS: keys, PII_KEYS: sealing })).ready();
  };
  const seal = `k2:${'8899aabbccddeeff'.repeat(4)}`;
  await restart(`${first},${SECRETS.lookupKey}`, `${seal},${SECRETS.piiKeys}`);
  expect((await ops.json(payroll('rehash'), 3)).message).toContain('--why');
  expect(await sums(payroll('rehash --dry-run'))).toMatchObject({ rehashed: 630 });
  expect(await keysKnown(world)).toBe(2);
  const done = await ops.json<Rehashed>(rehash);
  expect(done.message).toContain('As chaves antigas podem sair.');
  expect(done.result).toMatchObject({ looked: 630, rehashed: 630, resealed: 630, left: 0 });
  expect(await keysKnown(world)).toBe(1);
  expect(await sums(rehash)).toEqual({ looked: 630, rehashed: 0, resealed: 0, left: 0 });

  const stored = await world.database.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM payroll_entry WHERE concat(sealed_employee, message, accepted_message) LIKE '%v1.k1.%'`,
  );
  expect(stored).toEqual([{ n: 0 }]);
  // What comes in is sealed by ingest with the old key; the ledger itself needs it no more.
  await restart(first, `${seal},${SECRETS.piiKeys}`);
  const hasher = new LookupHasher(parseKeyRing(first).keys);
  const again = await world.send(items, { hasher });
  await world.untilHeard();
  const answered = `payroll_line WHERE request_id = '${again}' AND outcome = 'accepted' AND state = 'answered'`;
  expect(await world.count(answered)).toBe(630);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 630, posts: 630 });

  // Dropped too early, the service does not start. Where it does all the same, those that stay behind are named.
  const third = `l3:${'1'.repeat(64)}`;
  await world.services.at(-1)?.stop();
  const early = await world.spawn({ PII_LOOKUP_KEYS: third, PII_KEYS: seal });
  expect((await early.exited).code).toBe(1);
  expect(early.logs.tail()).toContain('PII_LOOKUP_KEYS lacks a key');
  await world.database.query(`DELETE FROM payroll_lookup_key`);
  await restart(third, seal);
  expect(await sums(rehash, 5)).toEqual({ looked: 630, rehashed: 0, resealed: 0, left: 630 });
});
