import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

interface Listed {
  readonly entries: readonly {
    readonly id: string;
    readonly version: number;
    readonly evento: string;
    readonly protocols: readonly string[];
    readonly callId: string;
    readonly sealed: { readonly employee: unknown };
  }[];
}
interface Decided {
  readonly decided: readonly { readonly id: string; readonly to: string }[];
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  readonly until?: string;
}

/**
 * Datasul posted two of four rubricas, and its answer was lost. A person looks there and says of each what is: it is there,
 * it is not, or it is not and shall be posted now. Each decision is one move of the entry with who, why and the command, and
 * is told to those who wait. In the end every rubrica that was to be posted stands at Datasul once.
 */
describe('what is unknown', () => {
  const rubricas = ['10101', '10102', '10103', '10104'];
  const items = [
    oneRubrica('', {
      resultados: rubricas.map((rubrica) => ({ rubrica, referencia: '15,30', datafalta: '' })),
    }),
  ];
  let world: PayrollWorld;
  let protocol: string;
  let ids: readonly string[];

  beforeAll(async () => {
    world = await PayrollWorld.start();
    await world.datasul.settings({ appliesOnly: 2 });
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    protocol = await world.send(items);
    const told = await world.untilTold(protocol, rubricas.length);
    expect(told.map(({ state }) => state)).toEqual(Array(4).fill('unknown'));
    ids = told.map(({ entryId }) => entryId ?? '');
    await world.datasul.settings({ appliesOnly: null });
  });

  it('is listed with who waits, and nobody in it is readable', async () => {
    const ops = payrollOps(world);
    const line = 'unknown list --profile holding-producao --competencia 2026-02 --empresa 010';
    const listed = await ops.json<Listed>(payroll(`${line} --since 1h --reason no-answer`));
    expect(listed.result.entries.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(listed.result.entries[0]).toMatchObject({ protocols: [protocol], empresa: '10' });
    expect(JSON.stringify(listed)).not.toMatch(/9445/);
    const call = listed.result.entries[0]?.callId ?? '';
    const two = await ops.json<Listed>(payroll(`unknown list --call ${call} --limit 2`));
    expect(two.result.entries).toHaveLength(2);
    expect(two.message).toContain('Há mais');
    expect((await ops.json<Listed>(payroll('unknown list --evento 999'))).result.entries).toEqual(
      [],
    );

    expect((await ops.json(payroll('unknown list --open'), 3)).message).toContain('--why');
    const opened = await ops.json<Listed>(payroll('unknown list --open', 'conferir'));
    const employee = { matricula: '1019445', codfuncionario: '10|1|9445' };
    expect(opened.result.entries[0]?.sealed.employee).toEqual(employee);
    const table = (await ops.run(payroll('unknown list --open', 'conferir'))).stdout;
    expect(table).toContain('10|1|9445');
    const { result } = await ops.json<{ answers: object[] }>([
      'history',
      'list',
      '--service',
      'ops',
    ]);
    expect(result.answers).toMatchObject([
      { name: 'payroll.open', actor: 'maria', why: 'conferir' },
      { name: 'payroll.open' },
    ]);
  });

  it('is not decided without a reason, by a rehearsal, or without saying which', async () => {
    const ops = payrollOps(world);
    expect((await ops.json(payroll(`unknown accept ${ids[0]}@3`), 3)).message).toContain('--why');
    const rehearsed = await ops.json<Decided>(
      payroll('unknown accept --profile holding-producao --dry-run'),
    );
    expect(rehearsed.result.decided).toHaveLength(4);
    const before = await ops.json<Decided>(
      payroll('unknown accept --profile holding-producao --until 1d --dry-run'),
    );
    expect(before.result.decided).toEqual([]);
    // The service's clock, however far that of the operator goes ahead.
    const ahead = await ops.json<Decided>(
      payroll('unknown accept --profile holding-producao --until 2999-01-01 --dry-run'),
    );
    expect(ahead.result.decided).toHaveLength(4);
    expect(Date.parse(ahead.result.until ?? '')).toBeLessThanOrEqual(Date.now());
    await ops.json(payroll('unknown accept', 'sem filtro'), 3);
    // Nobody at a terminal: not without the version that was shown, and a second post not without a word either.
    await ops.json(payroll(`unknown accept ${ids[0]}`, 'sem versão'), 3);
    await ops.json(payroll(`unknown resend ${ids[0]}@3`, 'sem --yes'), 3);
    await ops.json(payroll('unknown accept --empresa 10', 'sem --yes'), 3);
    expect(await world.count(`payroll_entry WHERE state = 'unknown' AND version = 3`)).toBe(4);
  });

  it('is what a person found in Datasul, and is told so', async () => {
    const ops = payrollOps(world);
    const why = 'conferido no relatório de movimentos';
    const accepted = await ops.json<Decided>(
      payroll(`unknown accept ${ids[0]} ${ids[1]} --yes`, why),
    );
    expect(accepted.result.decided).toMatchObject([{ to: 'accepted' }, { to: 'accepted' }]);
    await world.callsAreLongOver();
    const { entries } = (await ops.json<Listed>(payroll('unknown list'))).result;
    const shown = entries.find(({ id }) => id === ids[2])?.version ?? 0;
    const stale = payroll(`unknown refuse ${ids[2]}@${shown - 1}`, why);
    const other = await ops.json<Decided>(stale, 3);
    expect(other.result.refused).toMatchObject([{ id: ids[2], code: 'changed' }]);
    await ops.json(payroll(`unknown refuse ${ids[2]}@${shown}`, why));
    await ops.json(payroll('unknown resend --evento 104 --yes', why));
    await world.untilEntry(`id = '${ids[3]}' AND state = 'accepted'`);
    await world.untilIdle();

    const operator = { by: 'operator', repeated: false } as const;
    const told = await world.untilTold(protocol, 4);
    expect(told).toMatchObject([
      { state: 'accepted', ...operator, message: 'Conferida no Datasul: está lançada.' },
      { state: 'accepted', ...operator },
      { state: 'refused', ...operator, reason: 'checked-absent' },
      { state: 'accepted', by: 'datasul' },
    ]);
    const history = await world.database.query<object[]>(
      `SELECT from_state, to_state, actor, why, command_id, reason FROM payroll_entry_history
       WHERE actor IS NOT NULL ORDER BY reason, entry_id`,
    );
    const by = { from_state: 'unknown', actor: 'maria', why };
    expect(history).toMatchObject([
      { ...by, to_state: 'accepted', reason: 'operator-accept', command_id: accepted.commandId },
      { ...by, to_state: 'accepted', reason: 'operator-accept' },
      { ...by, to_state: 'refused', reason: 'operator-refuse' },
      { ...by, to_state: 'received', reason: 'operator-resend' },
    ]);
    const asked = ['history', 'list', '--service', 'payroll-bridge', '--who', 'maria'];
    const { answers } = (await ops.json<{ answers: object[] }>(asked)).result;
    expect(answers).toContainEqual(
      expect.objectContaining({ name: 'payroll.unknown.resend', why, state: 'done' }),
    );
  });

  it('is decided once, and stands at Datasul once when it is sent again', async () => {
    const ops = payrollOps(world);
    const again = await ops.json<Decided>(payroll(`unknown refuse ${ids[0]} --yes`, 'engano'), 3);
    expect(again.message).toContain('accepted');
    const both = `${ids[0]} 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22`;
    const none = await ops.json<Decided>(payroll(`unknown accept ${both} --yes`, 'engano'), 3);
    expect(none.result.refused.map(({ code }) => code).sort()).toEqual(['not-found', 'state']);
    expect(await world.ask(items)).toMatchObject([
      { state: 'accepted', repeated: true },
      { state: 'accepted', repeated: true },
      { state: 'accepted', repeated: false, by: 'datasul' },
      { state: 'accepted', repeated: true },
    ]);
    const { rows, totals } = await world.datasul.payroll();
    expect(rows).toHaveLength(4);
    expect(totals).toMatchObject({ posts: 4, repeats: 0 });
  });
});
