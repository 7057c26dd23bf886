import { isUtf8 } from 'node:buffer';
import { JsonTextError } from '@ponte/contracts';
import type { Turns } from '../turns';
import { type BodyFault, NOT_JSON } from './body-fault';
import { type ItemSpan, scanItems } from './item-scanner';
import { parseItem } from './parse-item';
import { readItem, type ReadItem } from './read-item';

/** Bounds of one request; with six rubricas each, 16 MiB hold 29,000 items and 174,000 rubricas. */
const BOUNDS = { items: 50_000, lines: 200_000 };
/** Faults that a sender is shown. */
const FAULTS_SHOWN = 20;

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
      /** How many there are altogether. */
      readonly count: number;
    };

/** Splits a body into its items, in turns with everything else; all faults are found before anything is taken. */
export async function splitBody(body: Buffer, turns: Turns, bounds = BOUNDS): Promise<SplitBody> {
  await turns.next();
  if (!isUtf8(body)) return refused([{ path: '', message: 'não é UTF-8 (RFC 8259)' }]);
  const items: SplitItem[] = [];
  const faults: BodyFault[] = [];
  let lines = 0;
  const scan = scanItems(body);
  let next = scan.next();
  for (let index = 0; !next.done; index += 1, next = scan.next()) {
    if (turns.over) await turns.next();
    const item = splitItem(body, next.value, `/items/${index}`);
    if ('fault' in item) {
      items.push(item);
      lines += item.resultados.length;
    } else faults.push(...item);
    const bound = boundFault(index + 1, lines, bounds);
    if (bound) return refused([bound]);
  }
  if (next.value) faults.push(next.value);
  return faults.length > 0 ? refused(faults) : { ok: true, items, lines };
}

function splitItem(
  body: Buffer,
  { from, to }: ItemSpan,
  path: string,
): SplitItem | readonly BodyFault[] {
  const text = body.toString('utf8', from, to);
  try {
    const item = readItem(parseItem(text), path);
    return 'more' in item && item.more ? { ...item, raw: text } : item;
  } catch (error) {
    if (error instanceof JsonTextError) return [{ path, message: NOT_JSON }];
    throw error;
  }
}

function boundFault(items: number, lines: number, most: typeof BOUNDS): BodyFault | undefined {
  if (items > most.items)
    return { path: '/items', message: `passa de ${most.items} itens: divida o envio` };
  return lines > most.lines
    ? { path: '/items', message: `passa de ${most.lines} rubricas: divida o envio` }
    : undefined;
}

function refused(faults: readonly BodyFault[]): SplitBody {
  return { ok: false, faults: faults.slice(0, FAULTS_SHOWN), count: faults.length };
}
