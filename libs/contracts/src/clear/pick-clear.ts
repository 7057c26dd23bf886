import type { ValueClass } from '../decorators/value-class';
import { type Aside, clearPlanOf, type ClearPlan, type JsonObject, takeObject } from './clear-plan';

/** A body divided by an allow-list. Both parts share sub-trees with the body, so treat all three as read only. */
export interface Picked {
  /** What the allow-list names, in its place. */
  readonly clear: JsonObject;
  /** All the rest in its place, `undefined` if nothing is left. Elements of lists keep their index. */
  readonly rest: JsonObject | undefined;
}

/**
 * Divides a parsed body into what the class names, which may travel in the clear, and all the rest, which must not.
 * Every leaf of the body is in exactly one of the two. The body is not changed. Whether the clear part keeps the
 * contract is not judged here: validate the finished value.
 * @param body plain JSON, as `parseJson` returns it.
 */
export function pickClear(valueClass: ValueClass, body: object): Picked {
  return pickBy(clearPlanOf(valueClass), body);
}

/** {@link pickClear} by a plan. */
export function pickBy(plan: ClearPlan, body: object): Picked {
  const aside: Aside = { left: undefined };
  const clear = takeObject(body as JsonObject, plan, aside);
  return { clear, rest: aside.left as JsonObject | undefined };
}
