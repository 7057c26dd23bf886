import type { CheckedFinding, CheckedItem, CheckedList } from './check-items';

/** An item for people: what was read, and below it all there is to say. */
export function itemText({ file, path, read, findings }: CheckedItem): string[] {
  const words = read
    ? Object.entries(read)
        .map(([name, value]) => `${name} ${value ?? '—'}`)
        .join(', ')
    : 'não pode ser usado';
  return [`${file} ${path || '/'}: ${words}`, ...findings.map(findingText)];
}

function findingText({ path, code, message, isFault }: CheckedFinding): string {
  return `  ${isFault ? 'erro' : 'nota'} ${path || '/'}: ${message}${code === null ? '' : ` [${code}]`}`;
}

/** A line that sums a list up, and one for each pointer that found nothing. */
export function sumText(profile: string, endpoint: string, list: CheckedList): string[] {
  const { items, faulty, unused } = list;
  const count = `${items.length} ${items.length === 1 ? 'item' : 'itens'}`;
  return [
    `${endpoint} do perfil ${profile}: ${count}, ${items.length - faulty} em ordem, ${faulty} com erro`,
    ...unused.map((pointer) => `  nota: nenhum item tem ${pointer}; o ponteiro está certo?`),
  ];
}
