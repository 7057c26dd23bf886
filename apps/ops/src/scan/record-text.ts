import { factsTable, plain } from '../output/table';

/** A record for people: what is known of it, its headers, its value. */
export function recordText(
  facts: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
  value: unknown,
): string {
  const json = JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => line.slice(0, line.length - line.trimStart().length) + plain(line.trimStart()))
    .join('\n');
  return `${factsTable(facts)}\n\nCabeçalhos\n${factsTable(headers)}\n\nValor\n${json}`;
}
