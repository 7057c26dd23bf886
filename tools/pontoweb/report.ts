import type { PontoWebEntry } from '@ponte/testing';
import Table from 'cli-table3';
import { isAllAccepted, type Attempt } from './press';

/** What was sent, and what came of it. */
export interface Pressed {
  readonly last: Attempt;
  readonly attempts: number;
  /** Rubricas sent; `undefined` where the body could not be counted. */
  readonly lines: number | undefined;
}

const number = new Intl.NumberFormat('pt-BR');
/** Of an answer that is none of Datasul's. */
const MOST_CHARACTERS = 500;

/** The reply as PontoWeb shows it: a line per rubrica, and the totals. */
export function reportOf(pressed: Pressed, errorsOnly: boolean): string {
  const { last } = pressed;
  const sends = `${number.format(pressed.attempts)} ${pressed.attempts === 1 ? 'envio' : 'envios'}`;
  if (last.kind === 'no-answer') return `Sem retorno (${last.why}), ${sends}.\n`;
  const { reply } = last;
  if (reply.entries.length === 0) {
    const text = reply.text.slice(0, MOST_CHARACTERS);
    return `Retorno ${reply.status} sem resultados, ${sends}:\n${text}\n`;
  }
  const shown = errorsOnly ? reply.entries.filter(({ status }) => status !== 'S') : reply.entries;
  return [
    ...(shown.length > 0 ? [tableOf(shown)] : []),
    `HTTP ${reply.status} em ${number.format(reply.ms)} ms, ${sends}.`,
    `${sentLines(pressed.lines)} enviadas, ${number.format(reply.entries.length)} respondidas: ` +
      `${number.format(countOf(reply.entries, 'S'))} S, ${number.format(countOf(reply.entries, 'E'))} E${others(reply.entries)}.`,
    ...missing(pressed.lines, reply.entries.length),
    ...messagesOf(reply.entries),
    '',
  ].join('\n');
}

/** The same for programs. */
export function jsonOf({ last, attempts, lines }: Pressed): string {
  const accepted = isAllAccepted(last, lines);
  const told =
    last.kind === 'no-answer'
      ? { why: last.why }
      : {
          status: last.reply.status,
          ms: last.reply.ms,
          totals: totalsOf(last.reply.entries),
          entries: last.reply.entries,
          ...(last.reply.entries.length === 0 && { text: last.reply.text }),
        };
  return `${JSON.stringify({ accepted, attempts, lines, ...told }, null, 2)}\n`;
}

function tableOf(entries: readonly PontoWebEntry[]): string {
  const table = new Table({
    head: ['Matrícula', 'Rubrica', 'Referência', 'Data', 'Status', 'Mensagem'],
    style: { head: [], border: [], compact: true },
  });
  for (const { matricula, rubrica, referencia, datafalta, status, mensagem } of entries)
    table.push(
      [matricula, rubrica, referencia, datafalta, status, mensagem].map((text) => text ?? ''),
    );
  return table.toString();
}

function totalsOf(entries: readonly PontoWebEntry[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { status = '' } of entries) totals[status] = (totals[status] ?? 0) + 1;
  return totals;
}

function countOf(entries: readonly PontoWebEntry[], status: string): number {
  return entries.filter((entry) => entry.status === status).length;
}

/** What is neither S nor E; seldom, hence told only then. */
function others(entries: readonly PontoWebEntry[]): string {
  const count = entries.length - countOf(entries, 'S') - countOf(entries, 'E');
  return count === 0 ? '' : `, ${number.format(count)} com outro status`;
}

function sentLines(lines: number | undefined): string {
  return lines === undefined ? '? rubricas' : `${number.format(lines)} rubricas`;
}

function missing(lines: number | undefined, answered: number): string[] {
  if (lines === undefined || lines === answered) return [];
  return ['ATENÇÃO: o retorno não tem uma resposta por rubrica enviada.'];
}

/** Messages of whatever was not accepted, the most frequent first. */
function messagesOf(entries: readonly PontoWebEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { status, mensagem = '' } of entries)
    if (status !== 'S') counts.set(mensagem, (counts.get(mensagem) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([mensagem, count]) => `  ${number.format(count)} × ${mensagem}`);
}
