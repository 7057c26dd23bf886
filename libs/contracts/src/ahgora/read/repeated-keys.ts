import type { BodyFault } from './body-fault';
import { SentNumber } from './sent-number';

/** Faults of one item that are told. */
const TOLD = 20;
/** What ends a key; in a text (`"\":"`) it looks so too, which costs time alone. */
const KEY_END = /"\s*:/g;
/** All that divides JSON, and its texts. */
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],]/g;

/** An object or list that is open while a text is walked through. */
interface Frame {
  /** Keys that may stand once, `undefined` where that is nobody's business. */
  readonly known?: ReadonlySet<string>;
  readonly path: string;
  /** What the objects of a list are called, if they are rubricas. */
  readonly lines?: boolean;
  readonly seen: Map<string, number>;
  key?: string;
  index: number;
}

/**
 * The known keys that stand twice in an item or a rubrica. `JSON.parse` keeps the last of them: rubricas would vanish
 * unanswered, and which of two amounts is posted would be ours to choose. Other keys are sealed as they came.
 *
 * @param value the parsed text: if it has as many keys as the text, none stands twice
 * @param keys known of an item; `lines` of a rubrica
 */
export function repeatedKeys(
  text: string,
  value: unknown,
  path: string,
  keys: { readonly item: ReadonlySet<string>; readonly line: ReadonlySet<string> },
): BodyFault[] {
  if ((text.match(KEY_END)?.length ?? 0) === keysOf(value)) return [];
  const faults: BodyFault[] = [];
  const frames: Frame[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === '{' || token === '[') frames.push(opened(token, frame, path, keys));
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',') {
      if (frame) Object.assign(frame, { key: undefined, index: frame.index + 1 });
    } else if (frame?.known && frame.key === undefined) {
      const key = JSON.parse(token) as string;
      frame.key = key;
      const times = (frame.seen.get(key) ?? 0) + 1;
      frame.seen.set(key, times);
      if (times === 2 && frame.known.has(key))
        faults.push({ path: `${frame.path}/${key}`, message: 'aparece duas vezes' });
      if (faults.length >= TOLD) break;
    }
  }
  return faults;
}

function opened(
  token: '{' | '[',
  parent: Frame | undefined,
  path: string,
  { item, line }: Parameters<typeof repeatedKeys>[3],
): Frame {
  const fresh = { seen: new Map<string, number>(), index: 0 };
  if (!parent) return { ...fresh, path, known: token === '{' ? item : undefined };
  const isLines = parent.known === item && parent.key === 'resultados';
  if (token === '[') return { ...fresh, path: `${path}/resultados`, lines: isLines };
  if (isLines) return { ...fresh, path: `${path}/resultados/0`, known: line };
  return parent.lines
    ? { ...fresh, path: `${parent.path}/${parent.index}`, known: line }
    : { ...fresh, path };
}

/** Keys of all objects in a value. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof SentNumber) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const each of value as unknown[]) count += keysOf(each);
  else for (const each of Object.values(value)) count += 1 + keysOf(each);
  return count;
}
