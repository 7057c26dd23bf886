import { isJsonObject } from '../decorators/field';
import type { EventContract } from '../event-contract';
import { pickClear, type Picked } from './pick-clear';

/** A Gupy body divided for sealing; the three parts share sub-trees with the body, so treat them as read only. */
export interface SplitGupyBody extends Picked {
  /** `data.candidate` whole, for `sealed.candidate`; `undefined` if there is no such object. */
  readonly candidate: Readonly<Record<string, unknown>> | undefined;
}

function without(
  source: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown> | undefined {
  const others = { ...source };
  delete others[name];
  return Object.keys(others).length > 0 ? others : undefined;
}

/**
 * Divides a Gupy body by its contract: the clear part, the person as one object, and all the rest for `sealed.raw`.
 * Of the person only `candidate.id` is in the clear part, and nothing in the rest.
 * @param contract of the body's event, from `gupyContractOf`.
 * @param body the parsed body, an object.
 */
export function splitGupy(contract: EventContract, body: object): SplitGupyBody {
  const { clear, rest } = pickClear(contract.valueClass, body);
  const data = (body as { data?: unknown }).data;
  const candidate = isJsonObject(data) ? data.candidate : undefined;
  // A job event names no candidate: an unknown key of that name stays where every unknown key is, in the rest.
  const namesPerson = isJsonObject(clear.data) && 'candidate' in clear.data;
  if (!namesPerson || !isJsonObject(candidate)) return { clear, candidate: undefined, rest };
  if (!rest || !isJsonObject(rest.data)) return { clear, candidate, rest };
  const restOfData = without(rest.data, 'candidate');
  return {
    clear,
    candidate,
    rest: restOfData ? { ...rest, data: restOfData } : without(rest, 'data'),
  };
}
