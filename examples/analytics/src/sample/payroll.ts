import type { Chance } from './chance.ts';
import { DAY, HOUR, iso, type SampleRecord, sampleRecord } from './sample-record.ts';

const COMPETENCIAS = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'];
const EMPLOYEES = 130;

/** Rubricas of an employee's month, by the unit of their figures. */
const RUBRICAS = [
  {
    evento: '310',
    unit: 'hhmm',
    figure: (c: Chance) => `${c.whole(1, 38)},${String(c.whole(0, 59)).padStart(2, '0')}`,
  },
  {
    evento: '325',
    unit: 'hhmm',
    figure: (c: Chance) => `${c.whole(0, 9)},${String(c.whole(1, 59)).padStart(2, '0')}`,
  },
  { evento: '480', unit: 'days', figure: (c: Chance) => `${c.whole(1, 3)},00` },
  {
    evento: '612',
    unit: 'money',
    figure: (c: Chance) => `${c.whole(60, 420)},${String(c.whole(0, 99)).padStart(2, '0')}`,
  },
] as const;

/** Half a year of payroll: what PontoWeb sent, and what became of each rubrica; some are corrected, some refused. */
export function samplePayroll(chance: Chance): SampleRecord[] {
  const employees = Array.from({ length: EMPLOYEES }, () => chance.hex(64));
  return COMPETENCIAS.flatMap((competencia) => {
    const sentAt = Date.UTC(Number(competencia.slice(0, 4)), Number(competencia.slice(5)), 3, 14);
    const requestId = chance.uuid();
    return employees.flatMap((employee, position) =>
      month(chance, { employee, competencia, sentAt, requestId, position }),
    );
  });
}

interface Month {
  readonly employee: string;
  readonly competencia: string;
  readonly sentAt: number;
  readonly requestId: string;
  readonly position: number;
}

function month(
  chance: Chance,
  { employee, competencia, sentAt, requestId, position }: Month,
): SampleRecord[] {
  const rubricas = RUBRICAS.filter(() => chance.happens(0.6)).map((each) => ({
    ...each,
    text: each.figure(chance),
  }));
  const [ano, mes] = competencia.split('-');
  const who = { source: 'pontoweb', employee, empresa: '10', estabelecimento: '1' };
  const sealedEmployee = () =>
    chance.sealed('employee', 'ahgora', 'pontoweb', employee.slice(0, 8));
  const received = sampleRecord(
    'ahgora.results.received.v1',
    employee,
    chance.uuid(),
    '/ahgora/pontoweb',
    sentAt,
    {
      ...who,
      requestId,
      position,
      count: EMPLOYEES,
      part: 1,
      parts: 1,
      fault: 'none',
      ano,
      mes,
      campoAdicional: '01',
      resultados: rubricas.map(({ evento, text }) => ({
        rubrica: `10${evento}`,
        referencia: text,
        datafalta: '',
      })),
      receivedAt: iso(sentAt),
      sealed: { employee: sealedEmployee() },
    },
  );
  const settle = (rubrica: (typeof rubricas)[number], line: number): SampleRecord[] => {
    const entryId = chance.uuid();
    const outcome = (version: number, at: number, told: object) =>
      sampleRecord(
        'datasul.results.settled.v1',
        employee,
        chance.uuid(),
        '/ponte/payroll-bridge',
        at,
        {
          ...who,
          entryId,
          version,
          by: 'datasul',
          repeated: false,
          profile: 'holding-producao',
          environment: 'producao',
          competencia,
          campoAdicional: '1',
          rubrica: `10${rubrica.evento}`,
          evento: rubrica.evento,
          referencia: rubrica.text,
          unit: rubrica.unit,
          datafalta: '',
          receivedAt: iso(sentAt),
          settledAt: iso(at),
          waiters: [{ requestId, item: position, line }],
          sealed: {
            message: chance.sealed('message', 'datasul', 'holding-producao', employee.slice(0, 8)),
            employee: sealedEmployee(),
          },
          ...told,
        },
      );
    const at = sentAt + chance.wait(0.1) * HOUR;
    if (chance.happens(0.05))
      return [outcome(2, at, { state: 'refused', reason: 'datasul', held: null, heldUnit: null })];
    if (chance.happens(0.008))
      return [
        outcome(2, at, { state: 'unknown', reason: 'no-answer', held: null, heldUnit: null }),
      ];
    const first = outcome(2, at, { state: 'accepted', held: rubrica.text, heldUnit: rubrica.unit });
    if (!chance.happens(0.04)) return [first];
    const corrected = rubrica.figure(chance);
    const held = {
      state: 'accepted',
      referencia: corrected,
      held: corrected,
      heldUnit: rubrica.unit,
    };
    return [first, outcome(4, at + DAY, held)];
  };
  return [received, ...rubricas.flatMap(settle)];
}
