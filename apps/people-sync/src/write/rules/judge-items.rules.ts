import type { FeedzItemError } from '@ponte/clients/feedz';
import type { FeedzEntity } from '../feedz-record';

/** What a process says of one record of a lot. */
export type ItemJudgement =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: number | undefined; readonly message: string }
  | {
      readonly kind: 'held';
      readonly code: number;
      readonly message: string;
      /** Which kinds of records Feedz misses; `leader` is the person's manager. */
      readonly missing: readonly Missing[];
    }
  /** 4999: Feedz does not know itself. */
  | { readonly kind: 'again'; readonly message: string }
  /** An error is listed that may be about this one or another. */
  | { readonly kind: 'unclear' };

export type Missing = Exclude<FeedzEntity, 'bind'> | 'leader';

/** Feedz's word for an error that it did not expect. */
export const UNEXPECTED = 4999;

/** Errors that pass as soon as the record that is missing is there. */
const MISSING: ReadonlyMap<number | undefined, Missing> = new Map([
  [5003, 'leader'],
  [5005, 'department'],
  [5006, 'unit'],
  [5008, 'job'],
  [5048, 'leader'],
  [5049, 'person'],
]);

/**
 * What became of the records of a lot whose process has ended. Errors are matched by code and id alone. A record of which
 * nothing is said is accepted only if every error could be told to belong to another one.
 * @param ids of the records in the order sent
 * @returns one judgement per record, in that order
 */
export function judgeItems(
  ids: readonly string[],
  errors: readonly FeedzItemError[],
): readonly ItemJudgement[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const own: FeedzItemError[][] = ids.map(() => []);
  let strays = 0;
  for (const error of errors) {
    // In a lot of one there is no other that could be meant.
    const place = ids.length === 1 ? 0 : placeOf(error, places, ids.length);
    if (place === undefined) strays += 1;
    else own[place]?.push(error);
  }
  return own.map((each) => {
    if (each.length > 0) return judge(each);
    return strays > 0 ? { kind: 'unclear' } : { kind: 'accepted' };
  });
}

function placeOf(
  { integrationId, index }: FeedzItemError,
  places: ReadonlyMap<string, number>,
  size: number,
): number | undefined {
  if (integrationId !== undefined) return places.get(integrationId.trim());
  return index !== undefined && index >= 0 && index < size ? index : undefined;
}

/** A refusal outweighs what may pass, and what is known outweighs what is not. */
function judge(errors: readonly FeedzItemError[]): ItemJudgement {
  const refusal = errors.find(({ code }) => !MISSING.has(code) && code !== UNEXPECTED);
  if (refusal) return { kind: 'refused', code: refusal.code, message: refusal.message };
  const held = errors.flatMap(({ code, message }) => {
    const missing = MISSING.get(code);
    return missing === undefined || code === undefined ? [] : [{ code, message, missing }];
  });
  const [first] = held;
  if (!first) return { kind: 'again', message: errors[0]?.message ?? '' };
  const missing = [...new Set(held.map((each) => each.missing))];
  return { kind: 'held', code: first.code, message: first.message, missing };
}
