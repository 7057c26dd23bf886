import type { SchemaObject } from 'ajv';
import { checker, type InputFault } from './check';
import type { SimReply, SimRequest } from './exchange';

/** What the admin API answers to input that it cannot use. */
export function refused(
  status: number,
  error: string,
  faults: readonly InputFault[] = [],
): SimReply {
  return { status, body: { error, ...(faults.length > 0 ? { faults } : {}) } };
}

/** A handler that runs only with a body of this schema; all faults of another body are answered at once, with a 400. */
export function accepting<T>(
  schema: SchemaObject,
  handle: (input: T, request: SimRequest) => SimReply | Promise<SimReply>,
): (request: SimRequest) => SimReply | Promise<SimReply> {
  const check = checker<T>(schema);
  return (request) => {
    if (request.malformed) return refused(400, 'The body is not valid JSON.');
    const checked = check(request.body ?? {});
    return checked.ok
      ? handle(checked.value, request)
      : refused(400, 'The body was not understood; nothing was changed.', checked.faults);
  };
}
