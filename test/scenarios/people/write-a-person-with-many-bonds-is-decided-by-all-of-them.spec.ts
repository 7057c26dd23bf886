import type { DatasulPerson } from '@ponte/contracts';
import { employeeItem, personItem } from '@ponte/testing';
import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';

/**
 * An event names at most 50 bonds of a person, but the rule looks at all of them: what Feedz has is the one bond that the rule
 * chooses, and that one is always among those that are named. The report says whose bonds the event cuts short. Beyond 200 it
 * is no person any more but a code that stands for many, or a pointer that is wrong: held, told, and none of it is sent.
 */
it('a person with many bonds is decided by all of them', async () => {
  const flow = await FeedzFlow.start('', { profile: ['missing: { percent: 100 }'] });
  const { world } = flow;
  await flow.datasul.put('persons', personItem('9001'), personItem('9002'));
  const bonds = (personCode: string, count: number) =>
    Array.from({ length: count }, (_, n) =>
      employeeItem(personCode, {
        registration: `${personCode}${1_000 + n}`,
        // All in one month, so that nothing readable tells them apart; the last day is the one that counts.
        admissionDate: n === 17 ? '2024-02-28' : '2024-02-01',
        departmentCode: n === 17 ? '200' : '100',
      }),
    );
  await flow.datasul.put('employees', ...bonds('9001', 120), ...bonds('9002', 201));
  const run = await world.run();
  expect(run).toMatchObject({ state: 'finished', counts: { people: { tooManyBonds: 2 } } });

  expect(await flow.feedz.person('9001')).toMatchObject({
    ...{ departmentIntegrationId: '200', admissionDate: '2024-02-28' },
  });
  expect(await flow.row('person', '9002')).toMatchObject({
    ...{ state: 'held', by: 'ponte', code: null, reason: 'too-many-bonds' },
  });
  expect(await flow.feedz.person('9002')).toBeUndefined();
  const faults = await world.database.query<{ key: string }[]>(
    `SELECT key FROM people_read_fault WHERE run = '${run.id}' AND reason = 'too-many-bonds' ORDER BY key`,
  );
  expect(faults.map(({ key }) => key)).toEqual(['9001', '9002'].map(keyOfPerson).sort());

  await world.untilTold();
  const told = await world.told<DatasulPerson>('datasul.person.v1');
  const named = told.find(({ person }) => person === keyOfPerson('9001'))?.bonds ?? [];
  expect(named).toHaveLength(50);
  expect(named.map(({ department }) => department)).toContain('200');

  // As soon as it is a person again it goes by itself.
  for (const { registration } of bonds('9002', 201).slice(100))
    await flow.datasul.remove('employees', `10|1|${registration}`);
  await world.run({ mode: 'full' });
  expect(await flow.feedz.person('9002')).toMatchObject({ departmentIntegrationId: '200' });
});
