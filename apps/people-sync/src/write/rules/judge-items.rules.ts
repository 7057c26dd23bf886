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
  /** An error is listed that may be about this one or another; `named`: a hint says about this one. */
  | { readonly kind: 'unclear'; readonly named: boolean };

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
 * nothing is said is accepted only if every error surely belongs to another one: an id that was taken out of a message is a
 * hint, and may be that of a leader. In a lot of one there is no other that could be meant.
 * @param ids of the records in the order sent
 * @returns one judgement per record, in that order
 */
export function judgeItems(
  ids: readonly string[],
  errors: readonly FeedzItemError[],
): readonly ItemJudgement[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const own: FeedzItemError[][] = ids.map(() => []);
  let unsure = 0;
  for (const error of errors) {
    const place = ids.length === 1 ? 0 : placeOf(error, places, ids.length);
    if (place !== undefined) own[place]?.push(error);
    if (ids.length > 1 && (place === undefined || isHint(error))) unsure += 1;
  }
  const areAllNamed = own.every((each) => each.length > 0);
  return own.map((each): ItemJudgement => {
    const [first] = each;
    if (!first) return unsure > 0 ? { kind: 'unclear', named: false } : { kind: 'accepted' };
    const judged = judge(each);
    const isSure = ids.length === 1 || !each.some(isHint);
    // With a word against each of them none is overlooked; what Feedz is said to miss has to be known for sure.
    if (isSure || (areAllNamed && judged.kind !== 'held')) return judged;
    return { kind: 'unclear', named: true };
  });
}

/** Whether it is not sure whom an error is about: only words name the record, or only a place, which may count from 0 or 1. */
function isHint({ integrationId, hinted, index }: FeedzItemError): boolean {
  return integrationId === undefined || (hinted && index === undefined);
}

/** Where the record stands that an error is about; words and place must agree where both are given. */
function placeOf(
  { integrationId, hinted, index }: FeedzItemError,
  places: ReadonlyMap<string, number>,
  size: number,
): number | undefined {
  const named = integrationId === undefined ? undefined : places.get(integrationId.trim());
  if (integrationId === undefined)
    return index !== undefined && index >= 0 && index < size ? index : undefined;
  return hinted && index !== undefined && named !== index ? undefined : named;
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
