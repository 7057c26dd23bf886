import { fieldsOf } from '../decorators/field-registry';
import type { ValueClass } from '../decorators/value-class';

/** What the allow-list says of one key. */
export type ClearField =
  | { readonly take: 'scalar' }
  | { readonly take: 'whole' }
  | { readonly take: 'object' | 'list'; readonly plan: ClearPlan };

/** The allow-list of a class, made ready to walk: a Map, because a body's keys may be `__proto__` or `constructor`. */
export type ClearPlan = ReadonlyMap<string, ClearField>;

const known = new WeakMap<ValueClass, ClearPlan>();

/** The plan of a class, made once. Fields that the edge adds are not in it: a sender cannot fill them. */
export function clearPlanOf(valueClass: ValueClass): ClearPlan {
  const cached = known.get(valueClass);
  if (cached) return cached;
  const plan = new Map<string, ClearField>();
  for (const { name, shape, addedAtEdge } of fieldsOf(valueClass)) {
    if (addedAtEdge) continue;
    if (shape.kind === 'leaf') plan.set(name, { take: 'scalar' });
    else if (shape.kind === 'json') plan.set(name, { take: 'whole' });
    else {
      plan.set(name, {
        take: shape.kind === 'list' ? 'list' : 'object',
        plan: clearPlanOf(shape.type),
      });
    }
  }
  known.set(valueClass, plan);
  return plan;
}
