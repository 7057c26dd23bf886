import { reportCsv } from './report-csv';
import type { Report } from './report-shapes';

const KEY = '8c'.repeat(32);
const report: Report = {
  ...{ asOf: '2026-03-02T12:00:00.000Z', isNewest: true, more: false, open: false },
  run: {
    ...{ id: 'r', profile: 'p', environment: 'producao', state: 'finished', mode: 'full' },
    ...{ preview: false, cause: 'schedule', actor: null, why: null, reason: null },
    ...{ startedAt: '2026-03-02T11:00:00.000Z', writeBeganAt: null, endedAt: null },
  },
  read: [{ entity: 'person', read: 3, changed: 2, faulty: 1, missing: 0 }],
  written: [
    { entity: 'bind', unchanged: 1, sent: 2, accepted: 1, refused: 0, held: 1, unknown: 0 },
  ],
  refusals: [
    {
      ...{ entity: 'person', state: 'held', code: 5008, reason: 'job-missing', count: 1 },
      explanation: 'o cargo do vínculo não está no Datasul',
    },
  ],
  faults: [],
  records: [
    {
      ...{ entity: 'person', key: KEY, state: 'held', by: 'ponte', code: 5008 },
      ...{ reason: 'job-missing', explanation: 'sem cargo', settledAt: '2026-03-02T11:30:00.000Z' },
      heldFor: [{ entity: 'job', key: '=1|2' }],
      sealed: { message: '=SUM(A1)', person: { code: '4711', name: '@ana' } },
    },
  ],
  items: [
    {
      ...{ endpoint: 'persons', page: 2, index: 0, key: null, pointer: '/personCode' },
      ...{ code: 5009, reason: 'missing', message: 'sem o código da pessoa' },
    },
  ],
};

describe('a report as CSV', () => {
  it('is one table in which each line says what it is', () => {
    const [head = '', ...lines] = reportCsv(report).slice(1).trimEnd().split('\r\n');
    const width = head.split(';').length;
    expect(lines.map((line) => line.split(';').length)).toEqual(lines.map(() => width));
    expect(lines).toEqual([
      'leitura;pessoa;;;;;;;;;;3;2;1;0;;;;;;;;;;p;r;02/03/26 09:00:00',
      'envio;gestor;;;;;;;;;;;;;;1;2;1;0;1;0;;;;p;r;02/03/26 09:00:00',
      'motivo;pessoa;;em espera;;5008;job-missing;o cargo do vínculo não está no Datasul;;;1;;;;;;;;;;;;;;p;r;02/03/26 09:00:00',
      `registro;pessoa;${KEY};em espera;Ponte;5008;job-missing;sem cargo;cargo =1|2;02/03/26 08:30:00;;;;;;;;;;;;;;;p;r;02/03/26 09:00:00`,
      'falha de leitura;persons;;;;5009;missing;sem o código da pessoa (página 2, item 1, /personCode);;;;;;;;;;;;;;;;;p;r;02/03/26 09:00:00',
    ]);
  });

  it('names people only where they were opened, and makes no formula of a name', () => {
    expect(reportCsv(report)).not.toMatch(/4711|ana|SUM/);
    expect(reportCsv({ ...report, open: true })).toContain(";4711;'@ana;'=SUM(A1);");
  });
});
