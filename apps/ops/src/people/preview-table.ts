import { type Column, listTable } from '../output/table';
import { byWord, entityWord, keyText, recordName, stateWord } from './people-words';

interface PreviewRecord {
  readonly entity: string;
  readonly key: string;
  readonly state: string;
  readonly kind: string | null;
  readonly fields: readonly string[];
  readonly by: string | null;
  readonly code: number | null;
  readonly explanation: string | null;
  readonly heldFor: readonly { readonly entity: string; readonly key: string }[];
}

const KINDS: Readonly<Record<string, string>> = {
  new: 'novo',
  changed: 'muda',
  again: 'vai de novo, igual',
};

const COLUMNS: readonly Column<PreviewRecord>[] = [
  ['Tipo', ({ entity }) => entityWord(entity)],
  ['Chave', ({ key }) => keyText(key)],
  ['Situação', ({ state }) => stateWord(state)],
  ['O quê', ({ kind }) => (kind === null ? '' : (KINDS[kind] ?? kind))],
  ['Campos', ({ kind, fields }) => (kind === 'new' ? 'todos' : fields.join(', '))],
  ['Quem disse', ({ by }) => byWord(by)],
  ['Código', ({ code }) => code],
  ['Explicação', ({ explanation }) => explanation],
  ['Por causa de', ({ heldFor }) => heldFor.map(recordName).join(', ')],
];

/** What a preview would send, as a table. */
export function previewTable(result: unknown): string {
  return listTable(COLUMNS, (result as { readonly records: readonly PreviewRecord[] }).records);
}
