import { CallMembers } from '@ponte/clients/datasul';
import type { PayrollEntry } from '../../ledger/payroll-entry.entity';

/** An entry that is to be posted, with its employee opened. */
export interface Postable extends Pick<
  PayrollEntry,
  'id' | 'rubrica' | 'referencia' | 'datafalta' | 'anoSent' | 'mesSent' | 'campoSent'
> {
  readonly matricula: string;
  readonly codfuncionario: string;
  /** The call that it was part of when that was refused as a whole. */
  readonly callId: string | null;
  readonly partLimit: number | null;
}

/** Items of one call: entries of the same employee, competência and payment stand together. */
export interface PlannedCall<E extends Postable = Postable> {
  readonly items: readonly (readonly [E, ...E[]])[];
  /** The call of which this one is a part, after it was refused as a whole. */
  readonly partOf: string | null;
}

/** Rubricas of one call, whatever its items hold: a transaction locks and writes a row of each. */
export const MOST_ENTRIES = 5_000;

/**
 * The first of the calls that post these entries, in their order; `undefined` if there are none. Two entries that the reply
 * could not tell apart, with equal (matricula, rubrica, referencia, datafalta), never share a call: `matricula` is a
 * concatenation, and 1|11|5 and 11|1|5 are both "1115". What is left of a call that was refused as a whole comes first and
 * stays among itself, at most `partLimit` items, so that halving ends at the culprit.
 *
 * @param itemsPerCall at least 1
 */
export function planCall<E extends Postable>(
  entries: readonly E[],
  itemsPerCall: number,
): PlannedCall<E> | undefined {
  const first = entries.find(({ partLimit }) => partLimit !== null) ?? entries[0];
  if (!first) return undefined;
  const partOf = first.partLimit === null ? null : first.callId;
  const mostItems = Math.min(itemsPerCall, first.partLimit ?? itemsPerCall);
  const items = new Map<string, [E, ...E[]]>();
  const members = new CallMembers();
  let count = 0;
  for (const entry of entries) {
    const isPart = first.partLimit !== null;
    if (isPart !== (entry.partLimit !== null) || (isPart && entry.callId !== first.callId))
      continue;
    const key = itemKey(entry);
    const item = items.get(key);
    if (!item && items.size >= mostItems) continue;
    if (!members.admits(entry)) continue;
    if (count >= MOST_ENTRIES) break;
    members.add(entry);
    count += 1;
    if (item) item.push(entry);
    else items.set(key, [entry]);
  }
  return { items: [...items.values()], partOf };
}

function itemKey({ matricula, codfuncionario, anoSent, mesSent, campoSent }: Postable): string {
  return JSON.stringify([matricula, codfuncionario, anoSent, mesSent, campoSent]);
}
