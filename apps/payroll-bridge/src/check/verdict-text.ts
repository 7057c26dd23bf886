import type { RequestVerdict } from './check-request';

/** A verdict for people: a line that sums it up, and one for each fault. */
export function verdictText(file: string, profile: string, verdict: RequestVerdict): string[] {
  const { items, rubricas, good, faults } = verdict;
  const isTaken = faults.every(({ code }) => code !== 'request');
  const sum = `${count(items, 'item', 'itens')}, ${count(rubricas, 'rubrica', 'rubricas')}`;
  const outcome = isTaken
    ? `${good} em ordem, ${rubricas - good} com erro`
    : 'nada deste envio seria recebido';
  return [
    `${file}: perfil ${profile}, ${sum}: ${outcome}`,
    ...faults.map(({ path, code, message }) => `  ${path || '/'}: ${message} [${code}]`),
  ];
}

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
