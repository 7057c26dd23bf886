import type { AhgoraResultsReceived } from '@ponte/contracts';
import { ahgoraWorld, type AhgoraWorld } from '../../fixtures/ingest/ahgora-world';

/**
 * Hours and pay of a person are nobody's business who reads the log. Matrícula and codfuncionario travel sealed and the
 * employee as a keyed hash, the same for every spelling of the same code; figures and codes stay readable for analytics. All
 * items of one employee in a request are numbered, and lie on one partition in their order.
 */
describe('results on the log', () => {
  let world: AhgoraWorld;
  let received: AhgoraResultsReceived[];
  const item = (matricula: string, codfuncionario: string, more: object = {}) => ({
    ...{ matricula, codfuncionario, anocom: '2026', mescom: '02', campoAdicional: '01' },
    resultados: [{ rubrica: '1077103', referencia: '15,30', datafalta: '20260212' }],
    ...more,
  });
  const ITEMS = [
    item('10770019445', '1077|001|9445'),
    item('XK-777001', 'sem codigo 777001'),
    item('107719445', '01077|1|009445', { nome: 'Maria da Silva' }),
    item('107719446', '1077|1|9446', { mescomp: '03' }),
    item('107719447', '1077|1|9447', { resultados: { rubrica: 'Hora extra da Maria' } }),
    { resultados: [] },
  ];

  beforeAll(async () => {
    world = await ahgoraWorld({ source: { replyWithinMs: 1_000 } });
    expect((await world.results({ items: ITEMS })).status).toBe(200);
    received = await world.received();
  });

  it('holds one event per item, in order, with figures alone in the clear', () => {
    expect(received.map(({ position, count }) => [position, count])).toEqual(
      ITEMS.map((_, at) => [at, ITEMS.length]),
    );
    expect(received[0]).toMatchObject({
      ...{ source: 'holding', fault: 'none', empresa: '1077', estabelecimento: '1' },
      ...{ ano: '2026', mes: '02', campoAdicional: '01' },
      resultados: [{ rubrica: '1077103', referencia: '15,30', datafalta: '20260212' }],
    });
    expect(received[1]).toMatchObject({ fault: 'none', empresa: '', estabelecimento: '' });
    expect(received[3]?.fault).toBe('competence-differs');
    expect(received[4]?.resultados[0]?.rubrica).toBeNull();
    expect(received[5]).toMatchObject({ fault: 'employee-unreadable', resultados: [] });
  });

  it('names nobody to whom the keys are not known', async () => {
    for (const record of await world.records('ahgora.results.received.v1')) {
      const all = `${record.key} ${JSON.stringify(record.headers)} ${JSON.stringify(record.json())}`;
      expect(all).not.toMatch(/9445|9446|9447|777001|Maria/);
    }
    expect(world.app.logs.lines.join('\n')).not.toMatch(/1077\|1?|777001|Maria/);
  });

  it('gives whoever has them all that was sent', () => {
    const opened = received.map(({ source, employee, sealed }) => ({
      employee: world.sealer.open(sealed.employee, {
        purpose: 'employee',
        subject: { system: 'ahgora', source, person: employee },
      }),
      raw: sealed.raw && world.sealer.open(sealed.raw, { purpose: 'raw' }).toString(),
    }));
    expect(opened.map(({ employee }) => JSON.parse(employee.toString()) as unknown)).toEqual(
      ITEMS.map((each) => ({
        matricula: 'matricula' in each ? each.matricula : '',
        codfuncionario: 'codfuncionario' in each ? each.codfuncionario : '',
      })),
    );
    expect(opened.map(({ raw }) => raw !== undefined)).toEqual([
      ...[false, false, true, true, true, false],
    ]);
    expect(opened[2]?.raw).toContain('Maria da Silva');
  });

  it('knows the same employee in every spelling, and nobody else for it', async () => {
    const [first, other, again, third] = received;
    expect(first?.employee).toMatch(/^[0-9a-f]{64}$/);
    expect(again?.employee).toBe(first?.employee);
    expect(new Set([first, other, third].map((each) => each?.employee)).size).toBe(3);
    expect(received.map(({ part, parts }) => [part, parts])).toEqual([
      ...[
        [1, 2],
        [1, 1],
        [2, 2],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ]);
    const records = await world.records('ahgora.results.received.v1');
    const same = records.filter(({ key }) => key === first?.employee);
    expect(same).toHaveLength(2);
    expect(new Set(same.map(({ partition }) => partition)).size).toBe(1);
  });

  it('hashes it apart for another source and with another key', async () => {
    const other = await ahgoraWorld({
      source: { id: 'another', replyWithinMs: 1_000 },
    });
    await other.results({ items: ITEMS.slice(0, 1) });
    const rotated = await ahgoraWorld({
      source: { replyWithinMs: 1_000 },
      env: { PII_LOOKUP_KEYS: `l1:${'a'.repeat(64)}` },
    });
    await rotated.results({ items: ITEMS.slice(0, 1) });
    const hashes = [received[0], (await other.received())[0], (await rotated.received())[0]];
    expect(new Set(hashes.map((each) => each?.employee)).size).toBe(3);
  });
});
