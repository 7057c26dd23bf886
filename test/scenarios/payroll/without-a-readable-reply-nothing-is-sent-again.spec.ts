import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul posted, and then its answer was lost: a page of the application server, in whatever encoding, nothing at all, half
 * a JSON, a reset, silence. Whatever it was, a person who sends again and again gets nothing posted twice, and nobody is told
 * that it was accepted. What it said is kept, sealed, for the person who finds out.
 */
describe('a call that was made and whose answer cannot be read', () => {
  const page = '<html><body>Erro na execução do programa</body></html>';
  const faults = {
    'an HTML page': { kind: 'html', status: 500, processed: true, body: page },
    'an HTML page under 200': { kind: 'html', status: 200, processed: true, body: page },
    'a page in ISO-8859-1 that does not say so': {
      ...{ kind: 'html', status: 502, processed: true, body: page },
      encoding: 'latin1-unsaid',
    },
    'nothing at all': { kind: 'empty' },
    'half a JSON': { kind: 'truncated' },
    'a body that breaks off': { kind: 'cut' },
    'a reset': { kind: 'reset-after' },
    silence: { kind: 'hang', processed: true },
    'a 500 with an error': { kind: 'status', status: 500, processed: true },
    'a 504': { kind: 'status', status: 504, processed: true },
    'a 400 for the whole call': { kind: 'status', status: 400, processed: true },
  };
  let world: PayrollWorld;

  beforeAll(async () => {
    world = await PayrollWorld.start({ datasul: 'timeoutMs: 1000' });
  });

  it.each(Object.entries(faults))('(%s) leaves it unknown', async (name, fault) => {
    const employee = 9_100 + Object.keys(faults).indexOf(name);
    const item = oneRubrica('15,30', {
      matricula: `101${employee}`,
      codfuncionario: `10|1|${employee}`,
    });
    // The profile is cautious after each of these; it is trusted again at once, so that the test does not wait.
    await world.database.query(`DELETE FROM payroll_profile`);
    await world.datasul.fault({ ...fault, count: 1 });
    const [told] = await world.ask([item]);
    expect(told).toMatchObject({ state: 'unknown', by: 'ponte' });
    const [again] = await world.ask([item]);
    expect(again).toMatchObject({ state: 'unknown', repeated: true });
    await world.untilIdle();
    const { rows } = await world.datasul.payroll({ matricula: String(employee) });
    expect(rows).toMatchObject([{ posts: 1, repeats: 0 }]);
    const [call] = await world.database.query<{ outcome: string; sealed: string | null }[]>(
      `SELECT c.outcome, c.response_body AS sealed FROM payroll_call c JOIN payroll_call_entry ce ON ce.call_id = c.id
       WHERE ce.entry_id = $1`,
      [told?.entryId],
    );
    expect(['unknown', 'refused-call']).toContain(call?.outcome);
    if (fault.kind === 'html') expect(call?.sealed).toMatch(/^v1\.k1\.call:datasul:holding:/);
  });

  it('though a reply in ISO-8859-1 is read', async () => {
    await world.database.query(`DELETE FROM payroll_profile`);
    await world.datasul.settings({ events: ['103'] });
    await world.datasul.fault({ kind: 'recoded', encoding: 'latin1-unsaid', count: 1 });
    const [told] = await world.ask([oneRubrica('1,00', { rubrica: '10300' })]);
    expect(told).toMatchObject({ state: 'refused', by: 'datasul', message: 'Verba inválida.' });
  });
});
