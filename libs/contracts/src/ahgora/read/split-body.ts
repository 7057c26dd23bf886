import { AHGORA_BODY_BYTES } from './body-bytes';
import type { BodyFault } from './body-fault';
import { FaultList } from './fault-list';
import { type ReadItem, understoodItem } from './read-item';
import type { ReadingTurns } from './reading-turns';
import { type SentItem, sentItems } from './sent-items';
import { tooMuch } from './too-much';

/** An item with the text it was read from, where that says more than what was read. */
export interface SplitItem extends ReadItem {
  readonly raw?: string;
}

export type SplitBody =
  | { readonly ok: true; readonly items: readonly SplitItem[]; readonly lines: number }
  | {
      readonly ok: false;
      /** The first of them. */
      readonly faults: readonly BodyFault[];
      /** How many were found. */
      readonly count: number;
      /** There were so many that the rest was not read. */
      readonly stopped: boolean;
    };

/** What a body may have. */
export interface SplitBounds {
  /** As many items and rubricas as PontoWeb can write in so many bytes; `{}` is one too. */
  readonly bytes: number;
  /** Whether there is room for what has been read, asked after each item. */
  readonly roomFor: (items: number, lines: number) => boolean;
}

/**
 * Splits a body into its items, in turns with everything else; its faults are found before anything is taken.
 *
 * @returns `null` if there was no room for all of it
 */
export async function splitBody(
  body: Buffer,
  turns: ReadingTurns,
  bounds: Partial<SplitBounds> = {},
): Promise<SplitBody | null> {
  const most: SplitBounds = { bytes: AHGORA_BODY_BYTES, roomFor: () => true, ...bounds };
  await turns.next();
  const faults = new FaultList();
  const items: SplitItem[] = [];
  let [lines, index] = [0, 0];
  const sent = sentItems(body);
  let next = sent.next();
  for (; !next.done; next = sent.next()) {
    if (turns.over) await turns.next();
    if (next.value === null) continue;
    index += 1;
    faults.add(next.value.faults);
    if (faults.count === 0) {
      const item = splitItem(next.value);
      items.push(item);
      lines += item.resultados.length;
    }
    if (faults.enough) return refused(faults);
    const bound = tooMuch(index, lines, most.bytes);
    if (bound) return refused(new FaultList(), bound);
    if (!most.roomFor(items.length, lines)) return null;
  }
  if (next.value) faults.add([next.value]);
  return faults.count > 0 ? refused(faults) : { ok: true, items, lines };
}

function splitItem({ value, text }: SentItem): SplitItem {
  const item = understoodItem(value as Readonly<Record<string, unknown>>);
  return item.more ? { ...item, raw: text } : item;
}

function refused(faults: FaultList, last?: BodyFault): SplitBody {
  if (last) faults.add([last]);
  return { ok: false, faults: faults.shown, count: faults.count, stopped: faults.enough };
}
