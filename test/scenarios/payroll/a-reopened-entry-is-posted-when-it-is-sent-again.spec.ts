import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul was restored from a backup: what it had accepted is not there any more. A reopened entry is posted when it is
 * sent again, whatever the value, once; what was accepted before is forgotten.
 */
it('a reopened entry is posted when it is sent again', async () => {
  const world = await PayrollWorld.start();
  await world.ask([oneRubrica('15,30'), oneRubrica('15,30', { mescom: '03' })]);
  await world.datasul.forget({ competencia: '2026-02' });
  // As `payroll reopen` leaves it.
  await world.database.query(
    `UPDATE payroll_entry SET state = 'reopened', version = version + 1, accepted_referencia = NULL, accepted_unit = NULL,
       accepted_amount = NULL, accepted_by = NULL, accepted_message = NULL, accepted_at = NULL
     WHERE competencia = '2026-02'`,
  );
  const again = [oneRubrica('15,30'), oneRubrica('15,30', { mescom: '03' })];
  expect(await world.ask(again)).toMatchObject([
    { state: 'accepted', repeated: false },
    { state: 'accepted', repeated: true },
  ]);
  expect(await world.ask(again)).toMatchObject([{ repeated: true }, { repeated: true }]);
  expect((await world.datasul.payroll()).rows).toMatchObject([{ posts: 1 }, { posts: 1 }]);
});
