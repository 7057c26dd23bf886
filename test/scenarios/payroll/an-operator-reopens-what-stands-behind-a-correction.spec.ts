import { eventually } from '@ponte/testing';
import { heldByTopic } from '../../fixtures/payroll/held-by-topic';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

interface Counted {
  readonly counts: { readonly decided: number; readonly refused: number };
}

const [REFUSED, WAITING, UNKNOWN] = ['10103', '10104', '10105'].map((rubrica) => ({ rubrica }));
const ALL = 'reopen --profile holding-producao --competencia 2026-02 --yes';

/** When the pause of the refused credential is probed again. */
function probeIn(world: PayrollWorld, interval: string): Promise<unknown> {
  return world.database.query('UPDATE task_pause SET probe_at = now() + $1::interval', [interval]);
}

/**
 * An accepted value stands at Datasul behind a correction that was refused, waits, or is unknown. When Datasul was restored
 * it is gone too: it is reopened with the rest, or named as what could not be, and never answered from the ledger as
 * accepted. Whoever sums `held` of the newest event of each entry has what Datasul holds, at any time.
 */
it('an operator reopens what stands behind a correction', async () => {
  const world = await PayrollWorld.start({
    profile: ['corrections: post', 'repeatedSend: replaces'],
  });
  const ops = payrollOps(world);
  const same = async (...rows: string[]): Promise<void> => {
    const { rows: posted } = await world.datasul.payroll();
    expect(
      posted.map(({ evento, valores }) => `${evento} ${valores.join('+')} hhmm`).sort(),
    ).toEqual(rows);
    expect(await heldByTopic(world)).toEqual(rows);
  };
  await world.datasul.settings({ repeatedSend: 'replaces' });
  for (const rubrica of [REFUSED, WAITING, UNKNOWN])
    await world.ask([oneRubrica('15,30', rubrica)]);
  await world.datasul.settings({ refusals: [{ evento: '103', mensagem: 'Cálculo efetuado.' }] });
  expect(await world.ask([oneRubrica('17,00', REFUSED)])).toMatchObject([{ state: 'refused' }]);
  await same('103 15,30 hhmm', '104 15,30 hhmm', '105 15,30 hhmm');
  // What is sent anew stands already: told as what the entry is, too.
  expect(await world.ask([oneRubrica('15,30', REFUSED)])).toMatchObject([{ state: 'accepted' }]);
  expect(await world.ask([oneRubrica('17,00', REFUSED)])).toMatchObject([{ state: 'refused' }]);
  await same('103 15,30 hhmm', '104 15,30 hhmm', '105 15,30 hhmm');

  await world.datasul.fault({ kind: 'reset-before', count: 1 });
  expect(await world.ask([oneRubrica('17,00', UNKNOWN)])).toMatchObject([{ state: 'unknown' }]);
  await world.database.query(`DELETE FROM payroll_profile`);
  await world.datasul.fault({ kind: 'status', status: 401, processed: false });
  const waits = await world.send([oneRubrica('17,00', WAITING)]);
  // Nobody probes any more: an entry that is just being sent would be named instead of reopened.
  await eventually(
    async () => {
      await probeIn(world, '1 hour');
      if ((await world.count(`task WHERE state = 'running'`)) > 0) throw new Error('it probes');
      // A probe that ended just now has said itself when the next one comes.
      const still = `task_pause WHERE probe_at > now() + interval '30 minutes'`;
      if ((await world.count(still)) === 0) throw new Error('nothing pauses for long yet');
      return (await world.count(`payroll_entry WHERE state = 'received' AND evento = '104'`)) === 1;
    },
    { timeoutMs: 20_000, what: 'the refused credential' },
  );

  await world.datasul.forget();
  const reopened = await ops.json<Counted>(payroll(ALL, 'Datasul restaurado'), 5);
  expect(reopened.result.counts).toEqual({ decided: 2, refused: 1 });
  expect(JSON.stringify(reopened)).toContain('payroll unknown');
  const [unknown] = await world.entries(`state = 'unknown'`);
  await world.callsAreLongOver();
  await ops.json(payroll(`unknown refuse ${unknown?.id} --yes`, 'não consta'));
  expect((await ops.json<Counted>(payroll(ALL, 'o resto'))).result.counts).toEqual({
    ...{ decided: 1, refused: 0 },
  });
  await same();
  expect(await world.count('payroll_entry WHERE accepted_referencia IS NOT NULL')).toBe(0);

  await world.datasul.settings({ refusals: [] });
  await world.datasul.clearFaults();
  await probeIn(world, '0 s');
  expect(await world.untilTold(waits, 1, 60_000)).toMatchObject([{ state: 'accepted' }]);
  for (const rubrica of [REFUSED, UNKNOWN])
    expect(await world.ask([oneRubrica('15,30', rubrica)])).toMatchObject([
      { state: 'accepted', repeated: false },
    ]);
  await same('103 15,30 hhmm', '104 17,00 hhmm', '105 15,30 hhmm');
});
