import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * `matricula` is a concatenation: 10|1|15 and 10|11|5 are both "10115". With the same rubrica, referência and date nobody could
 * say whose of two reply entries is whose, so they go into two calls, and each gets its own answer.
 */
describe('two employees of one matrícula', () => {
  it('are posted in two calls, and each is told what became of its own', async () => {
    const world = await PayrollWorld.start();
    await world.datasul.settings({
      refusals: [{ codfuncionario: '10|11|5', mensagem: 'Funcionário demitido.' }],
    });
    const told = await world.ask([
      oneRubrica('1,00', { matricula: '10115', codfuncionario: '10|1|15' }),
      oneRubrica('1,00', { matricula: '10115', codfuncionario: '10|11|5' }),
    ]);
    expect(told).toMatchObject([
      { state: 'accepted' },
      { state: 'refused', by: 'datasul', message: 'Funcionário demitido.' },
    ]);
    expect(await world.datasul.calls()).toHaveLength(2);
    expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1, posts: 1 });
  });
});
