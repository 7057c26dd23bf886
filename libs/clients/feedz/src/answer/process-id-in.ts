import { isPathSegment } from '@ponte/clients/http';
import { isObject, textIn } from './json-fields';

const MAX_LENGTH = 255;

/**
 * The id of the process that a lot became, at the top of an answer or one level below, as `{ data: { processId } }`.
 * @returns `undefined` without one, with several that differ, and for one that cannot be asked for
 */
export function processIdIn(json: unknown): string | undefined {
  const [only, ...others] = Array.isArray(json) ? (json as unknown[]) : [json];
  if (!isObject(only) || others.length > 0) return undefined;
  const ids = [only, ...Object.values(only).filter(isObject)]
    .map((each) => textIn(each, ['processid']))
    .filter((id) => id !== undefined);
  const [id] = ids;
  const isUsable = id !== undefined && id.length <= MAX_LENGTH && isPathSegment(id);
  return isUsable && ids.every((each) => each === id) ? id : undefined;
}
