import { isJsonObject } from '../decorators/field';
import type { ValueClass } from '../decorators/value-class';
import { clearPlanOf, type ClearField, type ClearPlan } from './clear-plan';

type JsonObject = Record<string, unknown>;

/** A body divided by an allow-list. Both parts share sub-trees with the body, so treat all three as read only. */
export interface Picked {
  /** What the allow-list names, in its place. */
  readonly clear: JsonObject;
  /** All the rest in its place, `undefined` if nothing is left. Elements of lists keep their index. */
  readonly rest: JsonObject | undefined;
}

/** Sets an own property even if the key is `__proto__`, which an assignment would turn into the prototype. */
function put(target: JsonObject, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/**
 * What stands in the clear part for a value of the wrong shape: an empty container that the contract refuses in that
 * place too. So the fault is named at the right path while the value itself, which may hold anything, is withheld.
 */
function misfit(field: ClearField): object {
  return field.take === 'scalar' || field.take === 'list' ? {} : [];
}

function pickList(
  list: readonly unknown[],
  plan: ClearPlan,
): [clear: unknown[], rest: unknown[] | undefined] {
  const clear: unknown[] = [];
  let rest: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const element = list[index];
    let left: unknown;
    if (isJsonObject(element)) {
      const picked = pick(element, plan);
      clear.push(picked.clear);
      left = picked.rest;
    } else if (element === null) clear.push(null);
    else {
      clear.push([]);
      left = element;
    }
    if (left !== undefined) {
      rest ??= Array.from({ length: index }, () => ({}));
      rest.push(left);
    } else rest?.push({});
  }
  return [clear, rest];
}

function pickField(value: unknown, field: ClearField): [clear: unknown, rest: unknown] {
  if (field.take === 'whole' || value == null) return [value, undefined];
  if (field.take === 'scalar')
    return typeof value === 'object' ? [misfit(field), value] : [value, undefined];
  if (field.take === 'list')
    return Array.isArray(value) ? pickList(value, field.plan) : [misfit(field), value];
  if (!isJsonObject(value)) return [misfit(field), value];
  const { clear, rest } = pick(value, field.plan);
  return [clear, rest];
}

function pick(body: JsonObject, plan: ClearPlan): Picked {
  const clear: JsonObject = {};
  let rest: JsonObject | undefined;
  for (const key of Object.keys(body)) {
    const field = plan.get(key);
    if (!field) {
      put((rest ??= {}), key, body[key]);
      continue;
    }
    const [taken, left] = pickField(body[key], field);
    put(clear, key, taken);
    if (left !== undefined) put((rest ??= {}), key, left);
  }
  return { clear, rest };
}

/**
 * Divides a parsed body into what the class names, which may travel in the clear, and all the rest, which must not.
 * Every leaf of the body is in exactly one of the two. The body is not changed. Whether the clear part keeps the
 * contract is not judged here: validate the finished value.
 * @param body plain JSON, as `parseJson` returns it.
 */
export function pickClear(valueClass: ValueClass, body: object): Picked {
  return pick(body as JsonObject, clearPlanOf(valueClass));
}
