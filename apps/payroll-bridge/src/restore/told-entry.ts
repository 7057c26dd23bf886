import type { DatasulResultsSettled } from '@ponte/contracts';

type Needed =
  | ('entryId' | 'version' | 'profile' | 'environment' | 'empresa' | 'estabelecimento')
  | ('competencia' | 'campoAdicional' | 'rubrica' | 'evento' | 'referencia' | 'unit' | 'datafalta');

/** An event that says in which state and version an entry of the ledger was. */
export type ToldEntry = DatasulResultsSettled & {
  readonly [member in Needed]: NonNullable<DatasulResultsSettled[member]>;
};

const NEEDED: readonly Needed[] = [
  ...(['entryId', 'version', 'profile', 'environment', 'empresa', 'estabelecimento'] as const),
  ...(['competencia', 'campoAdicional', 'rubrica', 'evento', 'referencia', 'unit'] as const),
  'datafalta',
];

/** Whether an event speaks of an entry; one that was refused before there was any does not. */
export function isToldEntry(event: DatasulResultsSettled): event is ToldEntry {
  return NEEDED.every((member) => event[member] !== null && event[member] !== undefined);
}
