import { isJsonObject } from '../decorators/field';
import { fieldsOf } from '../decorators/field-registry';
import type { ValueClass } from '../decorators/value-class';
import type { EventContract } from '../event-contract';
import { type Aside, clearPlanOf, type ClearPlan, type Taker, takeObject } from './clear-plan';
import { pickBy, type Picked } from './pick-clear';
import { put } from './put';

/** A Gupy body divided for sealing; the three parts share sub-trees with the body, so treat them as read only. */
export interface SplitGupyBody extends Picked {
  /** `data.candidate` whole, for `sealed.candidate`; `undefined` if there is no such object. */
  readonly candidate: Readonly<Record<string, unknown>> | undefined;
}

const known = new WeakMap<ValueClass, ClearPlan>();

/**
 * Divides a Gupy body by its contract: the clear part, the person as one object, and all the rest for `sealed.raw`.
 * Of the person only `candidate.id` is in the clear part, and nothing in the rest.
 * @param contract of the body's event, from `gupyContractOf`.
 * @param body the parsed body, an object.
 */
export function splitGupy(contract: EventContract, body: object): SplitGupyBody {
  const plan = gupyPlanOf(contract.valueClass);
  const { clear, rest } = pickBy(plan, body);
  // A job event names no candidate: an unknown key of that name stays where every unknown key is, in the rest.
  const { data } = body as { data?: unknown };
  const named = isJsonObject(clear.data) && 'candidate' in clear.data && isJsonObject(data);
  const candidate = named ? data.candidate : undefined;
  return { clear, candidate: isJsonObject(candidate) ? candidate : undefined, rest };
}

/** The plan of a class, except that `data.candidate` leaves nothing aside if it is an object: it is sealed whole. */
function gupyPlanOf(valueClass: ValueClass): ClearPlan {
  const cached = known.get(valueClass);
  if (cached) return cached;
  const data = nestedPlan(valueClass, 'data');
  const person = data && nestedPlan(data.type, 'candidate');
  const plan = new Map(clearPlanOf(valueClass));
  if (data && person) {
    const dataPlan = new Map(data.plan).set(
      'candidate',
      orElse(data.plan.get('candidate'), (candidate) => clearOf(candidate, person.plan)),
    );
    plan.set(
      'data',
      orElse(plan.get('data'), (value, aside) => takeObject(value, dataPlan, aside)),
    );
  }
  known.set(valueClass, plan);
  return plan;
}

/** The plan of a nested field, `undefined` if the class has no such field. */
function nestedPlan(
  valueClass: ValueClass,
  name: string,
): { readonly type: ValueClass; readonly plan: ClearPlan } | undefined {
  const shape = fieldsOf(valueClass).find((field) => field.name === name)?.shape;
  return shape?.kind === 'nested' ? { type: shape.type, plan: clearPlanOf(shape.type) } : undefined;
}

/** Takes objects one way and all else, which is missing or misshapen, as before. */
function orElse(
  before: Taker | undefined,
  takeIt: (value: Record<string, unknown>, aside: Aside) => unknown,
): Taker {
  return (value, aside) => (isJsonObject(value) ? takeIt(value, aside) : before?.(value, aside));
}

/** What a plan names of an object, without gathering the rest: a candidate has 30 fields, of which one is named. */
function clearOf(body: Record<string, unknown>, plan: ClearPlan): Record<string, unknown> {
  const clear: Record<string, unknown> = {};
  for (const [key, take] of plan) {
    if (Object.hasOwn(body, key)) put(clear, key, take(body[key], { left: undefined }));
  }
  return clear;
}
