import { listTable } from '../output/table';
import { reasonText, stateWord, unitWord } from './payroll-words';
import { messageText } from './report-csv';
import type { Report, ReportMessage, ReportReason, ReportRow, ReportSums } from './report-shapes';

type SumColumn = readonly [head: string, of: (sums: ReportSums) => unknown];

const COUNTS: readonly SumColumn[] = [
  ['Unidade', ({ unit }) => unitWord(unit)],
  ['Enviadas', ({ sent }) => sent],
  ['Aceitas', ({ accepted }) => accepted],
  ['Recusadas', ({ refused }) => refused],
  ['Incertas', ({ unknown }) => unknown],
  ['A caminho', ({ open }) => open],
  ['Reabertas', ({ reopened }) => reopened],
  ['Posterior não aceito', ({ overruled }) => overruled],
  ['No Datasul', ({ held }) => held],
  ['Total no Datasul', ({ total }) => total],
];

/** A report for people. */
export function reportText({ rows, totals, reasons, messages, open }: Report): string {
  const rubricas = listTable<ReportRow>(
    [
      ['Perfil', ({ profile }) => profile],
      ['Empresa', ({ empresa }) => empresa],
      ['Evento', ({ evento }) => evento],
      ['Rubricas', ({ rubricas: spelled }) => spelled.join(' ')],
      ...COUNTS,
    ],
    rows,
  );
  const sums = listTable<ReportSums>(
    [
      ['Perfil', ({ profile }) => profile],
      ['Empresa', ({ empresa }) => empresa ?? 'todas'],
      ...COUNTS,
    ],
    totals,
  );
  const whys = listTable<ReportReason>(
    [
      ['Perfil', ({ profile }) => profile],
      ['Empresa', ({ empresa }) => empresa],
      ['Evento', ({ evento }) => evento],
      ['Situação', ({ state }) => stateWord(state)],
      ['Motivo', ({ reason }) => reasonText(reason)],
      ['Quantas', ({ count }) => count],
    ],
    reasons,
  );
  const said = listTable<ReportMessage>(
    [
      ['Perfil', ({ profile }) => profile],
      ['Empresa', ({ empresa }) => empresa],
      ['Evento', ({ evento }) => evento],
      ['Mensagem do Datasul', (message) => messageText(message, open)],
      ['Quantas', ({ count }) => count],
      ['Por exemplo', ({ entryId }) => entryId],
    ],
    messages,
  );
  return [
    ...[part('Por empresa e rubrica', rubricas), part('Totais', sums)],
    ...[part('Motivos', whys), part('Recusas do Datasul, por mensagem', said)],
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function part(title: string, table: string): string {
  return table === '' ? '' : `${title}\n${table}`;
}
