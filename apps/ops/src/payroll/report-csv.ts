import { csvText, type Cell } from '../output/csv';
import { reasonText, stateWord, unitWord } from './payroll-words';
import type { Report, ReportMessage, ReportReason, ReportSums } from './report-shapes';

/** The first column says what a line is, so that a filter in Excel shows one kind. */
const HEAD = [
  ...['linha', 'perfil', 'ambiente', 'competência', 'empresa', 'evento', 'rubricas', 'unidade'],
  ...['enviadas', 'aceitas', 'recusadas', 'incertas', 'a caminho', 'reabertas'],
  ...['envio posterior não aceito', 'no Datasul', 'total no Datasul', 'total em minutos'],
  ...['total incerto', 'situação', 'motivo ou mensagem', 'quantidade', 'posição de'],
];

/** Counts by company and rubrica, then totals, reasons and Datasul's messages, as one table. */
export function reportCsv(report: Report): string {
  const { competencia, asOf, rows, totals, reasons, messages, open } = report;
  const lines = [
    ...rows.map((row) => sums('rubrica', competencia, row, row.evento, row.rubricas.join(' '))),
    ...totals.map((total) => sums('total', competencia, total, null, null)),
    ...reasons.map((reason) => reasonLine(competencia, reason)),
    ...messages.map((message) => messageLine(competencia, message, open)),
  ];
  // A file outlives the command: each line says when it was counted.
  return csvText([HEAD, ...lines.map((line) => [...line, asOf])]);
}

function sums(
  line: string,
  competencia: string,
  row: ReportSums,
  evento: string | null,
  rubricas: string | null,
): Cell[] {
  return [
    ...[line, row.profile, row.environment, competencia, row.empresa ?? 'todas', evento, rubricas],
    ...[unitWord(row.unit), row.sent, row.accepted, row.refused, row.unknown, row.open],
    ...[row.reopened, row.overruled, row.held, row.total],
    ...[row.unit === 'hhmm' ? row.amount : null, row.unknownTotal, null, null, null],
  ];
}

function reasonLine(competencia: string, group: ReportReason): Cell[] {
  const { profile, empresa, evento, state, reason, count } = group;
  return tail(
    ['motivo', profile, null, competencia, empresa, evento],
    [...[stateWord(state), reasonText(reason), count]],
  );
}

function messageLine(competencia: string, group: ReportMessage, open: boolean): Cell[] {
  const { profile, empresa, evento, count } = group;
  return tail(
    ['mensagem', profile, null, competencia, empresa, evento],
    [...[stateWord('refused'), messageText(group, open), count]],
  );
}

/** A line without sums. */
function tail(head: readonly Cell[], end: readonly Cell[]): Cell[] {
  const between = HEAD.length - 1 - head.length - end.length;
  return [...head, ...Array.from({ length: between }, () => null), ...end];
}

/** What Datasul said, if it was opened; else what tells it apart. */
export function messageText({ group, sealed }: ReportMessage, open: boolean): string {
  const { message } = sealed;
  if (typeof message !== 'string') return JSON.stringify(message);
  return open ? message : `(lacrada ${group}; --open abre)`;
}
