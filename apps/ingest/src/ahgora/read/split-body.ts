import { isUtf8 } from 'node:buffer';
import { JsonTextError } from '@ponte/contracts';
import { AHGORA_BODY_BYTES } from '../../config/ahgora-source.config';
import type { Turns } from '../turns';
import { type BodyFault, NOT_JSON } from './body-fault';
import { FaultList } from './fault-list';
import { type ItemSpan, scanItems } from './item-scanner';
import { parseItem } from './parse-item';
import { KEYS, LINE_KEYS, readItem, type ReadItem } from './read-item';
import { repeatedKeys } from './repeated-keys';

/** What an item and a rubrica of it take at least as PontoWeb writes them, in bytes: company 1, event 1, `"1"`. */
const LEAST = { item: 110, line: 48 };

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
  turns: Turns,
  bounds: Partial<SplitBounds> = {},
): Promise<SplitBody | null> {
  const most: SplitBounds = { bytes: AHGORA_BODY_BYTES, roomFor: () => true, ...bounds };
  await turns.next();
  const faults = new FaultList();
  if (!isUtf8(body)) return refused(faults, { path: '', message: 'não é UTF-8 (RFC 8259)' });
  const items: SplitItem[] = [];
  let [lines, index] = [0, 0];
  const scan = scanItems(body);
  let next = scan.next();
  for (; !next.done; next = scan.next()) {
    if (turns.over) await turns.next();
    if (next.value === null) continue;
    const item = splitItem(body, next.value, `/items/${index}`);
    index += 1;
    if (!('fault' in item)) faults.add(item);
    else if (faults.count === 0) {
      items.push(item);
      lines += item.resultados.length;
    }
    if (faults.enough) return refused(faults);
    const bound = boundFault(index, lines, most);
    if (bound) return refused(new FaultList(), bound);
    if (!most.roomFor(items.length, lines)) return null;
  }
  if (next.value) faults.add([next.value]);
  return faults.count > 0 ? refused(faults) : { ok: true, items, lines };
}

function splitItem(
  body: Buffer,
  { from, to }: ItemSpan,
  path: string,
): SplitItem | readonly BodyFault[] {
  const text = body.toString('utf8', from, to);
  try {
    const value = parseItem(text);
    const repeated = repeatedKeys(text, value, path, { item: KEYS, line: LINE_KEYS });
    if (repeated.length > 0) return repeated;
    const item = readItem(value, path);
    return 'more' in item && item.more ? { ...item, raw: text } : item;
  } catch (error) {
    if (error instanceof JsonTextError) return [{ path, message: NOT_JSON }];
    throw error;
  }
}

function boundFault(items: number, lines: number, { bytes }: SplitBounds): BodyFault | undefined {
  if (items * LEAST.item + lines * LEAST.line <= bytes) return undefined;
  const message = `tem itens e rubricas demais, já em ${items} e ${lines}: divida o envio`;
  return { path: '/items', message };
}

function refused(faults: FaultList, last?: BodyFault): SplitBody {
  if (last) faults.add([last]);
  return { ok: false, faults: faults.shown, count: faults.count, stopped: faults.enough };
}
