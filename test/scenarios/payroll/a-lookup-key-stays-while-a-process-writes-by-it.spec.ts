import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';
import { SECRETS } from '../../fixtures/payroll/settings';

interface Rehashed {
  readonly left: number;
  readonly keys: { readonly writers: readonly string[] };
}

/**
 * In the middle of a change of lookup keys one process writes by the new key and another one still by the old. Whatever a
 * rehash has put under the new key, the next request may stand under the old one again: until that process is gone, the
 * operator is told not to drop the key, and nobody starts without it.
 */
it('a lookup key stays while a process writes by it', async () => {
  const l2 = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)}`;
  const both = { INSTANCE_ID: 'old', PII_LOOKUP_KEYS: `${SECRETS.lookupKey},${l2}` };
  const world = await PayrollWorld.prepare();
  const old = await world.spawn(both);
  await old.ready();
  await world.ask([oneRubrica('15,30')]);
  const renewed = await world.spawn({
    ...{ INSTANCE_ID: 'new', PII_LOOKUP_KEYS: `${l2},${SECRETS.lookupKey}` },
  });
  await renewed.ready();

  // Whichever of the two answers, the other one writes by another key.
  const ops = payrollOps(world);
  const rehash = payroll('rehash', 'troca anual da chave');
  const during = await ops.json<Rehashed>(rehash, 5);
  expect(during.message).toMatch(
    /Ainda pode haver lançamentos sob outra chave \((old|new) ainda grava com ela\)/,
  );
  expect(during.result).toMatchObject({ left: 0 });
  expect(during.result.keys.writers).toHaveLength(1);

  await old.stop();
  const after = await ops.json<Rehashed>(rehash);
  expect(after.result).toMatchObject({ left: 0, keys: { left: 0, writers: [] } });
  await renewed.stop();
  await (await world.spawn({ PII_LOOKUP_KEYS: l2 })).ready();
});
