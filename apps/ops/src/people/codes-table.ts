import { listTable } from '../output/table';

interface Code {
  readonly code: number;
  readonly about: string;
  readonly level: string;
  readonly local: string;
  readonly retry: string;
}

const LOCAL: Readonly<Record<string, string>> = { yes: 'sim', partly: 'em parte', no: 'não' };
const RETRY: Readonly<Record<string, string>> = {
  never: 'quando mudar',
  'after-needed': 'quando o que falta chegar',
  bounded: 'algumas vezes',
  pause: 'depois de corrigida a chave',
  'look-again': 'procurado antes',
  halve: 'em metades',
};

/** Feedz's codes; what each means in full, a line each. */
export function codesTable(result: unknown): string {
  const { codes } = result as { readonly codes: readonly Code[] };
  const table = listTable(
    [
      ['Código', ({ code }) => code],
      ['De', ({ level }) => level],
      ['Achado antes', ({ local }) => LOCAL[local] ?? local],
      ['Vai de novo', ({ retry }) => RETRY[retry] ?? retry],
    ],
    codes,
  );
  return [table, ...codes.map(({ code, about }) => `${code}  ${about}`)].join('\n');
}
