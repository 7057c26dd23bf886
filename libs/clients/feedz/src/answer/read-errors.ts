import { codeOf, isErrorKey, messageOf } from './error-fields';
import { isObject } from './json-fields';

/** How deep an error may stand in others. */
const MAX_DEPTH = 4;

/** What Feedz says about a whole request, lot or process. */
export interface SaidError {
  /** Feedz's own; a status of HTTP that stands in its place is none. */
  readonly code: number | undefined;
  readonly message: string;
  /** Whether it is the first of a list, which may be about one record only. */
  readonly inList: boolean;
}

/** The error of an answer that is about the whole of it: at its top, under `error`, else the first of a list. */
export function requestError(json: unknown): SaidError | undefined {
  const all = saidIn(json, false, 0);
  return (
    all.find(({ code, inList }) => code !== undefined && !inList) ??
    all.find(({ code }) => code !== undefined) ??
    all[0]
  );
}

/** From the outside inwards. */
function saidIn(value: unknown, inList: boolean, depth: number): readonly SaidError[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => saidIn(each, true, depth + 1));
  if (!isObject(value)) return [];
  const code = codeOf(value);
  const message = messageOf(value);
  const own = code === undefined && message === '' ? [] : [{ code, message, inList }];
  const inner = Object.entries(value)
    .filter(
      ([key, each]) =>
        typeof each === 'object' && (isErrorKey(key) || key.toLowerCase() === 'data'),
    )
    .flatMap(([, each]) => saidIn(each, inList, depth + 1));
  return [...own, ...inner];
}
