import { csvText, type Cell } from '../output/csv';
import { localTime } from '../output/local-time';
import { byWord, entityWord, recordName, stateWord } from './people-words';
import { messageText, personName } from './person-text';
import type { Report, ReportRecord } from './report-shapes';

/** The first column says what a line is, so that a filter in Excel shows one kind. */
const HEAD = [
  ...['linha', 'tipo', 'chave', 'situação', 'quem disse', 'código', 'motivo', 'explicação'],
  ...['espera por', 'desde', 'quantidade', 'lidos', 'alterados', 'com falha', 'ausentes'],
  ...['sem alteração', 'enviados', 'aceitos', 'recusados', 'em espera', 'incertos'],
  ...['código da pessoa', 'nome', 'mensagem', 'perfil', 'execução', 'posição de'],
] as const;
type Column = (typeof HEAD)[number];
type Line = Partial<Record<Column, Cell>>;

/** What was read, written, refused and held, then each record and each faulty item, as one table. */
export function reportCsv(report: Report): string {
  const { run, asOf } = report;
  // A file outlives the command: each line says of which run it is, and when it was counted.
  const place: Line = { perfil: run.profile, execução: run.id, 'posição de': localTime(asOf) };
  const lines = [...countLines(report), ...recordLines(report), ...faultLines(report)];
  return csvText([
    HEAD,
    ...lines.map((line) => HEAD.map((column) => place[column] ?? line[column] ?? null)),
  ]);
}

function countLines({ read, written, refusals }: Report): Line[] {
  return [
    ...read.map((count): Line => ({
      ...{ linha: 'leitura', tipo: entityWord(count.entity), lidos: count.read },
      ...{ alterados: count.changed, 'com falha': count.faulty, ausentes: count.missing },
    })),
    ...written.map((count): Line => ({
      ...{ linha: 'envio', tipo: entityWord(count.entity), 'sem alteração': count.unchanged },
      ...{ enviados: count.sent, aceitos: count.accepted, recusados: count.refused },
      ...{ 'em espera': count.held, incertos: count.unknown },
    })),
    ...refusals.map(({ entity, state, code, reason, explanation, count }): Line => ({
      ...{ linha: 'motivo', tipo: entityWord(entity), situação: stateWord(state), código: code },
      ...{ motivo: reason, explicação: explanation, quantidade: count },
    })),
  ];
}

function recordLines({ records, open }: Report): Line[] {
  return records.map((record): Line => {
    const { entity, key, state, by, code, reason, explanation, heldFor, settledAt } = record;
    return {
      ...{ linha: 'registro', tipo: entityWord(entity), chave: key, situação: stateWord(state) },
      ...{ 'quem disse': byWord(by), código: code, motivo: reason, explicação: explanation },
      'espera por': heldFor.map(recordName).join(', '),
      desde: localTime(settledAt),
      ...(open ? openedCells(record) : {}),
    };
  });
}

function openedCells({ sealed }: ReportRecord): Line {
  const { code, name } = personName(sealed.person);
  return { 'código da pessoa': code, nome: name, mensagem: messageText(sealed.message) };
}

function faultLines({ items }: Report): Line[] {
  return items.map(({ endpoint, page, index, key, pointer, code, reason, message }): Line => ({
    ...{ linha: 'falha de leitura', tipo: endpoint, chave: key, código: code, motivo: reason },
    explicação: `${message} (${placeText(page, index, pointer)})`,
  }));
}

function placeText(page: number | null, index: number | null, pointer: string | null): string {
  const parts = [
    page === null ? 'ao todo' : `página ${page}`,
    index === null ? '' : `item ${index + 1}`,
    pointer ?? '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
