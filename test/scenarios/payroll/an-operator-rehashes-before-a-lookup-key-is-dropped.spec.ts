import { ahgoraMonth } from '@ponte/testing';
import { LookupHasher, parseKeyRing } from '@ponte/platform';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { SECRETS } from '../../fixtures/payroll/settings';

interface Rehashed {
  readonly looked: number;
  readonly rehashed: number;
  readonly left: number;
}

/**
 * Employees stand in the ledger under a keyed hash. A key that is dropped while entries stand under it would let the same be
 * posted again. `payroll rehash` puts all of them under the first key, page by page, as often as one likes; after it the
 * old key may go, and what was accepted is still answered from the ledger.
 */
it('an operator rehashes before a lookup key is dropped', async () => {
  const world = await PayrollWorld.start();
  const ops = payrollOps(world);
  const { items } = ahgoraMonth({ employees: 90, rubricas: 7 });
  await world.ask(items);
  const rehash = payroll('rehash', 'troca anual da chave');
  const sums = async (args: readonly string[], code = 0): Promise<Rehashed> => {
    const { looked, rehashed, left } = (await ops.json<Rehashed>(args, code)).result;
    return { looked, rehashed, left };
  };
  expect(await sums(rehash)).toEqual({ looked: 630, rehashed: 0, left: 0 });

  const first = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;
  const restart = async (keys: string): Promise<void> => {
    await world.services.at(-1)?.stop();
    await (await world.spawn({ PII_LOOKUP_KEYS: keys })).ready();
  };
  await restart(`${first},${SECRETS.lookupKey}`);
  expect((await ops.json(payroll('rehash'), 3)).message).toContain('--why');
  expect(await sums(payroll('rehash --dry-run'))).toMatchObject({ rehashed: 630 });
  expect(await sums(rehash)).toEqual({ looked: 630, rehashed: 630, left: 0 });
  expect(await sums(rehash)).toEqual({ looked: 630, rehashed: 0, left: 0 });

  await restart(first);
  const hasher = new LookupHasher(parseKeyRing(first).keys);
  const again = await world.ask(items, { hasher });
  expect(again.every(({ state, repeated }) => state === 'accepted' && repeated)).toBe(true);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 630, posts: 630 });

  // Dropped too early: it says so, and names them.
  await restart(`l3:${'1'.repeat(64)}`);
  expect(await sums(rehash, 5)).toEqual({ looked: 630, rehashed: 0, left: 630 });
}, 60_000);
