import type { SentLine } from '../correlate/sent-line';
import type { ReplyEntry } from '../reply/reply-entry';

/**
 * What correlating means, written down once more and by brute force: every way of giving entries to rubricas is tried. For
 * a handful of each, as there are n^m ways. Shares nothing with what it is compared with.
 * @returns per rubrica S, E or unknown
 */
export function referenceCorrelation(
  sent: readonly SentLine[],
  entries: readonly ReplyEntry[],
): readonly ('S' | 'E' | 'unknown')[] {
  const fit = sent.map((line) => entries.map((entry) => answers(line, entry)));
  const all = waysFrom(0, fit, new Set());
  const perfect = all.filter(
    (way) => sent.length === entries.length && way.every((entry) => entry >= 0),
  );
  const consistent = perfect.length > 0 ? perfect : all.filter((way) => isMaximal(way, fit));
  return sent.map((_, line) => {
    const told = new Set(consistent.map((way) => entries[way[line] ?? -1]?.status ?? 'unknown'));
    const [only] = told;
    return told.size === 1 && only !== undefined ? only : 'unknown';
  });
}

type Way = readonly number[];
type Fit = readonly (readonly boolean[])[];

function waysFrom(line: number, fit: Fit, taken: ReadonlySet<number>): readonly Way[] {
  if (line === fit.length) return [[]];
  const choices = [-1, ...(fit[line] ?? []).flatMap((is, entry) => (is ? [entry] : []))];
  return choices
    .filter((entry) => !taken.has(entry))
    .flatMap((entry) => {
      const rest = waysFrom(line + 1, fit, entry < 0 ? taken : new Set([...taken, entry]));
      return rest.map((way) => [entry, ...way]);
    });
}

function isMaximal(way: Way, fit: Fit): boolean {
  return way.every(
    (entry, line) => entry >= 0 || !fit[line]?.some((is, other) => is && !way.includes(other)),
  );
}

function answers(line: SentLine, entry: ReplyEntry): boolean {
  if (entry.matricula === undefined || entry.unreadable) return false;
  return (
    sameEmployee(line, entry.matricula) &&
    (entry.rubrica === undefined || BigInt(entry.rubrica) === BigInt(line.rubrica)) &&
    (entry.referencia === undefined || cents(entry.referencia) === cents(line.referencia)) &&
    (entry.datafalta === undefined || entry.datafalta === line.datafalta)
  );
}

/** The three parts of the code, each with any zeros before it; without such a code leading zeros alone. */
function sameEmployee({ matricula, codfuncionario }: SentLine, told: string): boolean {
  const parts = codfuncionario.split('|').map((part) => String(BigInt(part)));
  const padded = new RegExp(`^${parts.map((part) => `0*${part}`).join('')}$`);
  return padded.test(matricula) ? padded.test(told) : BigInt(matricula) === BigInt(told);
}

/** References of the tests have at most two decimals. */
function cents(text: string): number {
  return Math.round(Number(text.replace(',', '.')) * 100);
}
