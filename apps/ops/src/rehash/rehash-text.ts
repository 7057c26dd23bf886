import { isHeld, type PassedKeys } from './passed-keys';

/** What a pass did; a service counts what it can. */
export interface RehashSum {
  readonly looked?: number;
  readonly rehashed?: number;
  readonly resealed?: number;
  /** What could not be put under the first keys. */
  readonly left: number;
}

export function doneText({ looked, rehashed = 0, resealed }: RehashSum, kept: string): string {
  const parts = [
    looked === undefined ? `${rehashed} ${kept} refeitos` : `${looked} ${kept} vistos`,
    looked === undefined ? '' : `${rehashed} refeitos`,
    resealed === undefined ? '' : `${resealed} lacrados de novo`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether other keys may go; nothing where that is not known. */
export function keysText(keys: PassedKeys | null, kept: string): string {
  if (!keys) return '';
  if (!isHeld(keys)) return keys.free > 0 ? ' As chaves antigas podem sair.' : '';
  const writers =
    keys.writers.length > 0 ? ` (${keys.writers.join(', ')} ainda grava com ela)` : '';
  return ` Ainda pode haver ${kept} sob outra chave${writers}: não a tire, e repita desde o começo.`;
}
