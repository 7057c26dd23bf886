import { SMALL_STRUCTURE, employeeItem, personItem } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

const SHARED = 2_300;
const EMAIL = 'naotem@empresa.com.br';

/**
 * Where nobody may leave the field empty, thousands have the same e-mail that is nobody's. Each of them is refused with 5013,
 * but whoever has it at Feedz already; that is decided a page at a time, so that no statement grows with their number and no
 * run meets a limit by it. Those who have an e-mail of their own are sent as if nothing were the matter.
 */
it('an e-mail that thousands share is decided in pages', async () => {
  const flow = await FeedzFlow.start();
  const { world, datasul, feedz } = flow;
  await datasul.hire('9001', { email: EMAIL });
  expect(await world.run()).toMatchObject({ state: 'finished' });

  const codes = Array.from({ length: SHARED }, (_, n) => String(10_001 + n));
  const own = ['9002', '9003'];
  await datasul.replace({
    ...SMALL_STRUCTURE,
    persons: [
      ...codes.map((code) =>
        personItem(code, { email: isEven(code) ? EMAIL : EMAIL.toUpperCase() }),
      ),
      ...own.map((code) => personItem(code)),
      personItem('9001', { email: EMAIL }),
    ],
    employees: [...codes, ...own, '9001'].map((code) => employeeItem(code)),
  });
  expect(await world.run({ mode: 'full' }, 120_000)).toMatchObject({ state: 'finished' });

  const taken = `feedz_record WHERE entity = 'person' AND state = 'refused' AND code = 5013 AND reason = 'e-mail-taken'`;
  expect(await world.count(taken)).toBe(SHARED);
  expect(await flow.row('person', '9001')).toMatchObject({ state: 'accepted' });
  expect((await feedz.persons()).map(({ integrationId }) => integrationId).sort()).toEqual([
    ...['9001', '9002', '9003'],
  ]);
  // At most 1,000 in one transaction.
  const [pages] = await world.database.query<{ n: number }[]>(
    `SELECT count(DISTINCT xmin::text)::int AS n FROM ${taken}`,
  );
  expect(pages?.n).toBe(3);

  // Judged anew by each run, and told once.
  expect(await world.run({ mode: 'write', override: true })).toMatchObject({
    write_began_at: null,
  });
  expect(await world.count(`${taken} AND version = 1`)).toBe(SHARED);
}, 200_000);

function isEven(code: string): boolean {
  return Number(code) % 2 === 0;
}
