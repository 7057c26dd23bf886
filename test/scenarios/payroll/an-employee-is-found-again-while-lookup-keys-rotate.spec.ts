import { LookupHasher, parseKeyRing } from '@ponte/platform';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';
import { SECRETS } from '../../fixtures/payroll/settings';

/**
 * The employee is known by a keyed hash alone. When the key changes, what was accepted under the old one is still not
 * posted again: entries are found under every key, and get the new key's hash in passing.
 */
it('an employee is found again while lookup keys rotate', async () => {
  const world = await PayrollWorld.start();
  await world.ask([oneRubrica('15,30')]);
  const [old] = await world.entries();
  await world.services[0]?.stop();
  const keys = `l2:${'00112233445566778899aabbccddeeff'.repeat(2)},${SECRETS.lookupKey}`;
  const hasher = new LookupHasher(parseKeyRing(keys).keys);
  await (await world.spawn({ PII_LOOKUP_KEYS: keys })).ready();

  // ingest may have the new keys earlier or later than payroll-bridge.
  for (const by of [undefined, hasher])
    expect(await world.ask([oneRubrica('15,30')], { hasher: by })).toMatchObject([
      { state: 'accepted', repeated: true, entryId: old?.id },
    ]);
  const entries = await world.entries();
  expect(entries).toHaveLength(1);
  expect(entries[0]?.employee).not.toBe(old?.employee);
  expect(await world.ask([oneRubrica('1,00', { rubrica: '10207' })])).toMatchObject([
    { state: 'accepted', repeated: false },
  ]);
  const hashes = new Set((await world.entries()).map(({ employee }) => employee));
  expect([...hashes]).toEqual([entries[0]?.employee]);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2 });
});
