import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { ahgoraMonth, atTestEnd, removeFolder, temporaryFolder } from '@ponte/testing';
import { heldByTopic } from '../../fixtures/payroll/held-by-topic';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

interface Sums {
  readonly empresa: string | null;
  readonly evento: string;
  readonly unit: string;
  readonly sent: number;
  readonly held: number;
  readonly amount: string;
  readonly total: string;
}
interface Report {
  readonly rows: readonly Sums[];
  readonly totals: readonly Sums[];
  readonly reasons: readonly object[];
  readonly messages: readonly { readonly count: number; readonly sealed: { message: string } }[];
}

const EMPLOYEES = 60;
const FORMULA = '=HYPERLINK("http://mau.example";"Verba 206 do funcionário 9445")';

/**
 * The report of a competência is what a person lays beside Datasul's own. Of each company and rubrica it counts everything
 * that was ever sent, once, by what became of it; its totals are the exact sum of what Datasul holds, per unit, never across
 * units. Datasul's messages may name people: they are grouped without being told, and shown on record only. As CSV it opens
 * in Excel in Brazil, and no message becomes a formula.
 */
describe('the report of a competência', () => {
  let world: PayrollWorld;

  beforeAll(async () => {
    world = await PayrollWorld.start();
    const mensagem = FORMULA;
    await world.datasul.settings({
      refusals: [{ evento: '206', codfuncionario: '10|1|9003', mensagem }],
    });
    const { items } = ahgoraMonth({
      ...{ employees: EMPLOYEES, rubricas: 2, empresas: ['10', '12'] },
      // 206 counts decimal hours: as many decimals as there may be, which floats would not sum.
      change: (employee, line) => (line === 1 ? { referencia: `0,${10 + (employee % 90)}` } : {}),
    });
    await world.ask(items);
    const one = { matricula: '101777', codfuncionario: '10|1|777' };
    // Refused here, twice: one key. Then a value that no correction may change: the entry stands for the old one.
    for (let times = 0; times < 2; times += 1)
      await world.ask([oneRubrica('1,75', { ...one, rubrica: '10103' })]);
    await world.ask([
      {
        ...(items[0] ?? oneRubrica('')),
        resultados: [{ rubrica: '10103', referencia: '99,00', datafalta: '' }],
      },
    ]);
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    await world.ask([oneRubrica('2,30', { ...one, rubrica: '10300' })]);
    await world.ask([oneRubrica('7,00', { mescom: '03' })]);
  });

  it('counts what was sent once, and sums what Datasul holds exactly', async () => {
    const ops = payrollOps(world);
    const { result, message } = await ops.json<Report>(payroll('report --competencia 2026-02'));
    expect(message).toMatch(/^5 rubricas/);
    const row = (empresa: string, evento: string) =>
      result.rows.find((each) => each.empresa === empresa && each.evento === evento);
    const none = { refused: 0, unknown: 0, open: 0, reopened: 0, overruled: 0 };
    const half = EMPLOYEES / 2;
    expect(row('10', '103')).toMatchObject({
      ...{ ...none, sent: half + 1, accepted: half, refused: 1, overruled: 1, held: half },
    });
    expect(row('12', '103')).toMatchObject({ ...none, sent: half, accepted: half, held: half });
    const refused206 = { ...none, sent: half, accepted: half - 1, refused: 1, held: half - 1 };
    expect(row('10', '206')).toMatchObject(refused206);
    expect(row('10', '300')).toMatchObject({ sent: 1, unknown: 1, held: 0, unknownTotal: '2,30' });

    const posted = (await world.datasul.payroll({ competencia: '2026-02' })).rows;
    for (const { empresa, evento, unit, amount, total } of result.rows) {
      if (evento === '300') continue;
      const values = posted
        .filter((each) => each.empresa === empresa && each.evento === evento)
        .flatMap(({ valores }) => valores);
      const exact = values.reduce((sum, value) => sum + exactly(value, unit), 0n);
      expect({ empresa, evento, total: exactly(total, unit) }).toEqual({
        empresa,
        evento,
        total: exact,
      });
      if (unit === 'hhmm') expect(BigInt(amount)).toBe(exact);
    }
    const all = result.totals.filter(({ empresa }) => empresa === null);
    expect(all.map(({ unit }) => unit)).toEqual(['decimal', 'hhmm']);
    expect(all.map(({ held }) => held)).toEqual([EMPLOYEES - 1, EMPLOYEES]);
    // Whoever sums the topic by the rule of its contract comes to the same.
    const topic = (await heldByTopic(world, '2026-02')).map((each) => each.split(' '));
    const sums = ['decimal', 'hhmm'].map((unit) =>
      topic
        .filter(([, , of]) => of === unit)
        .reduce((sum, [, held = '']) => sum + exactly(held, unit), 0n),
    );
    expect(all.map(({ total, unit }) => exactly(total, unit))).toEqual(sums);
    expect(result.reasons).toEqual([
      reason('103', 'overruled', 'correction'),
      reason('103', 'refused', 'referencia'),
      reason('300', 'unknown', 'no-answer'),
    ]);
    expect(result.messages).toMatchObject([{ empresa: '10', evento: '206', count: 1 }]);
    expect(JSON.stringify(result)).not.toContain('HYPERLINK');
  });

  it('is narrowed, paged, and shows messages only on record', async () => {
    const ops = payrollOps(world);
    const of12 = await ops.json<Report>(payroll('report --competencia 2026-02 --empresa 012'));
    expect(of12.result.rows.map(({ empresa }) => empresa)).toEqual(['12', '12']);
    const paged: string[] = [];
    let after: string | null | undefined;
    do {
      const args = { competencia: '2026-02', limit: 1, ...(after && { after }) };
      const { result } = await ops.json<Report & { next: string | null }>([
        ...['service', 'ask', 'payroll-bridge', 'payroll.report', JSON.stringify(args)],
      ]);
      paged.push(...result.rows.map(({ empresa, evento }) => `${empresa}/${evento}`));
      after = result.next;
    } while (after);
    expect(paged).toEqual(['10/103', '10/206', '10/300', '12/103', '12/206']);
    await ops.json(payroll('report --competencia 2026-02 --open'), 3);
    await ops.json(payroll('report --competencia 2026-13'), 3);
    const opened = payroll('report --competencia 2026-02 --open', 'fechamento');
    expect((await ops.json<Report>(opened)).result.messages[0]?.sealed.message).toBe(FORMULA);
    const text = (await ops.run(opened)).stdout;
    expect(text).toContain('correction: correção não permitida pelo perfil');
    const told = await ops.json<{ answers: object[] }>(['history', 'list', '--service', 'ops']);
    expect(told.result.answers[0]).toMatchObject({ name: 'payroll.open', why: 'fechamento' });
  });

  it('opens in Excel, and nothing in it is a formula', async () => {
    const ops = payrollOps(world);
    const folder = await temporaryFolder('report');
    atTestEnd(() => removeFolder(folder));
    const file = path.join(folder, 'fevereiro.csv');
    const line = `report --competencia 2026-02 --csv --file ${file} --open`;
    const run = await ops.run(payroll(line, 'fechamento'));
    expect({ code: run.code, out: run.stdout }).toMatchObject({ code: 0 });
    expect((await ops.run(payroll(line, 'fechamento'))).code).toBe(3);
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\uFEFFlinha;perfil;ambiente;competência;empresa;evento;')).toBe(true);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 5 + 6 + 3 + 1);
    expect(
      lines.find((each) =>
        each.startsWith('rubrica;holding-producao;producao;2026-02;12;103;12103'),
      ),
    ).toBeUndefined();
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""http://mau.example""`);
    const piped = await ops.run(payroll('report --competencia 2026-02 --csv'));
    expect(piped.stdout.split('\r\n')).toHaveLength(lines.length + 1);
    expect(piped.stdout).not.toContain('HYPERLINK');
  });
});

function reason(evento: string, state: string, code: string): object {
  const place = { profile: 'holding-producao', empresa: '10', evento };
  return { ...place, state, reason: code, count: 1 };
}

/** Minutes of hours and minutes, hundredths of decimals. */
function exactly(text: string, unit: string): bigint {
  const [whole = '0', fraction = ''] = text.split(',');
  return BigInt(whole) * (unit === 'hhmm' ? 60n : 100n) + BigInt(fraction.padEnd(2, '0'));
}
