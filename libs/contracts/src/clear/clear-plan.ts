import { isJsonObject } from '../decorators/field';
import { fieldsOf } from '../decorators/field-registry';
import type { FieldShape } from '../decorators/field-rule';
import type { ValueClass } from '../decorators/value-class';
import { put } from './put';

export type JsonObject = Record<string, unknown>;

/** What one step of the walk leaves aside; its taker's caller empties it. One to a walk, so that no step makes a pair. */
export interface Aside {
  /** What the allow-list does not name, `undefined` if there is nothing. */
  left: unknown;
}

/** Returns the part of a value that may be clear, and puts the rest into `aside.left`, which comes empty. */
export type Taker = (value: unknown, aside: Aside) => unknown;

/** The allow-list of a class, made ready to walk: a Map, because a body's keys may be `__proto__` or `constructor`. */
export type ClearPlan = ReadonlyMap<string, Taker>;

const known = new WeakMap<ValueClass, ClearPlan>();

/** The plan of a class, made once. Fields that the edge adds are not in it: a sender cannot fill them. */
export function clearPlanOf(valueClass: ValueClass): ClearPlan {
  const cached = known.get(valueClass);
  if (cached) return cached;
  const plan = new Map<string, Taker>();
  for (const { name, shape, addedAtEdge } of fieldsOf(valueClass)) {
    if (!addedAtEdge) plan.set(name, takerOf(shape));
  }
  known.set(valueClass, plan);
  return plan;
}

/** Divides an object by a plan. */
export function takeObject(body: JsonObject, plan: ClearPlan, aside: Aside): JsonObject {
  const clear: JsonObject = {};
  let rest: JsonObject | undefined;
  for (const key of Object.keys(body)) {
    const take = plan.get(key);
    if (!take) {
      put((rest ??= {}), key, body[key]);
      continue;
    }
    put(clear, key, take(body[key], aside));
    if (aside.left === undefined) continue;
    put((rest ??= {}), key, aside.left);
    aside.left = undefined;
  }
  aside.left = rest;
  return clear;
}

/**
 * In a place of the wrong shape stands an empty container that the contract refuses there too. So the fault is named at
 * the right path while the value itself, which may hold anything, is withheld.
 */
function withhold(value: unknown, aside: Aside, misfit: object): object {
  aside.left = value;
  return misfit;
}

function takerOf(shape: FieldShape): Taker {
  if (shape.kind === 'json') return (value) => value;
  if (shape.kind === 'leaf') {
    return (value, aside) =>
      typeof value === 'object' && value !== null ? withhold(value, aside, {}) : value;
  }
  const plan = clearPlanOf(shape.type);
  if (shape.kind === 'list') {
    return (value, aside) => {
      if (Array.isArray(value)) return takeList(value, plan, aside);
      return value == null ? value : withhold(value, aside, {});
    };
  }
  return (value, aside) => {
    if (isJsonObject(value)) return takeObject(value, plan, aside);
    return value == null ? value : withhold(value, aside, []);
  };
}

function takeList(list: readonly unknown[], plan: ClearPlan, aside: Aside): unknown[] {
  let rest: unknown[] | undefined;
  const clear = list.map((element, index) => {
    const taken = takeElement(element, plan, aside);
    const { left } = aside;
    aside.left = undefined;
    // Elements keep their index: `{}` stands where nothing is left.
    if (left !== undefined) rest ??= Array.from({ length: index }, () => ({}));
    rest?.push(left ?? {});
    return taken;
  });
  aside.left = rest;
  return clear;
}

function takeElement(element: unknown, plan: ClearPlan, aside: Aside): unknown {
  if (isJsonObject(element)) return takeObject(element, plan, aside);
  return element === null ? null : withhold(element, aside, []);
}
