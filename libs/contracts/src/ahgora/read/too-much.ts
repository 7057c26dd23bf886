import type { BodyFault } from './body-fault';

/** What an item and a rubrica of it take at least as PontoWeb writes them, in bytes: company 1, event 1, `"1"`. */
const LEAST = { item: 110, line: 48 };

/** What is wrong with so many items and rubricas: PontoWeb could not write them in so many bytes; `{}` is one too. */
export function tooMuch(items: number, lines: number, bytes: number): BodyFault | undefined {
  if (items * LEAST.item + lines * LEAST.line <= bytes) return undefined;
  const message = `tem itens e rubricas demais, já em ${items} e ${lines}: divida o envio`;
  return { path: '/items', message };
}
