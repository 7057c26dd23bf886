import { reportCsv } from './report-csv';
import type { Report } from './report-shapes';

const counts = {
  ...{ sent: 3, accepted: 1, refused: 1, unknown: 1, open: 0, reopened: 0, overruled: 0, held: 1 },
};
const report: Report = {
  open: false,
  competencia: '2026-02',
  asOf: '2026-03-02T12:00:00.000Z',
  totals: [
    {
      ...{ ...counts, profile: 'p', environment: 'producao', empresa: null, unit: 'money' },
      ...{ amount: '15.3', total: '15,30', unknownTotal: '0,00' },
    },
  ],
  rows: [
    {
      ...{ ...counts, profile: 'p', environment: 'producao', empresa: '10', unit: 'hhmm' },
      ...{
        evento: '103',
        rubricas: ['100103', '10103'],
        amount: '930',
        total: '15,30',
        unknownTotal: '2,00',
      },
    },
  ],
  reasons: [
    { profile: 'p', empresa: '10', evento: '103', state: 'unknown', reason: 'no-answer', count: 1 },
  ],
  messages: [
    {
      ...{ profile: 'p', empresa: '10', evento: '103', group: 'abc', count: 1, entryId: 'e' },
      sealed: { message: 'v1.k1.message:x.y' },
    },
  ],
};

it('a report is one table in which each line says what it is', () => {
  const [head = '', ...lines] = reportCsv(report).slice(1).trimEnd().split('\r\n');
  const width = head.split(';').length;
  expect(lines.map((line) => line.split(';').length)).toEqual([width, width, width, width + 1]);
  expect(lines).toEqual([
    'rubrica;p;producao;"=""2026-02""";10;103;100103 10103;horas,minutos;3;1;1;1;0;0;0;1;15,30;930;2,00;;;;2026-03-02T12:00:00.000Z',
    'total;p;producao;"=""2026-02""";todas;;;reais;3;1;1;1;0;0;0;1;15,30;;0,00;;;;2026-03-02T12:00:00.000Z',
    'motivo;p;;"=""2026-02""";10;103;;;;;;;;;;;;;;incerto;no-answer: sem resposta legível do Datasul;1;2026-03-02T12:00:00.000Z',
    'mensagem;p;;"=""2026-02""";10;103;;;;;;;;;;;;;;recusado;"(lacrada abc; --open abre)";1;2026-03-02T12:00:00.000Z',
  ]);
});

it('a message that was opened is told as it is, however it begins', () => {
  expect(reportCsv({ ...report, open: true })).toContain(';v1.k1.message:x.y;');
});
