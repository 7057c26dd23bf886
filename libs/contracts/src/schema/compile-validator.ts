import type { ErrorObject } from 'ajv';
import type { ContractFault } from '../event-contract';
import { expectationOf } from './expectation';
import { fastAjv } from './fast-ajv';
import type { JsonSchema } from './json-schema';

/** Faults told of one value; the rest would say the same, and a record of reasons has to stay small. */
const MOST_FAULTS = 20;

const noFaults: readonly ContractFault[] = Object.freeze([]);

const ajv = fastAjv();

function faultOf(error: ErrorObject): ContractFault {
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  if (error.keyword !== 'required') {
    return { path: error.instancePath, message: `must be ${expectationOf(schema)}` };
  }
  const name = String(error.params.missingProperty);
  const missing = schema.properties?.[name] ?? {};
  return {
    path: `${error.instancePath}/${name}`,
    message: `is missing; it must be ${expectationOf(missing)}`,
  };
}

function faultsOf(errors: readonly ErrorObject[]): readonly ContractFault[] {
  const byPath = new Map<string, ContractFault>();
  for (const error of errors) {
    const fault = faultOf(error);
    byPath.set(fault.path, fault);
    if (byPath.size === MOST_FAULTS) break;
  }
  return [...byPath.values()];
}

/**
 * Compiles a schema, at the first call, into the hot path's judge. It returns one shared empty array for a valid value
 * and at most 20 faults, one per place, for another. Messages name what was expected and never quote the value.
 * Compiling takes 2–10 ms a contract, which a tool that only reads names need not pay.
 */
export function compileValidator(
  schema: () => JsonSchema,
): (value: unknown) => readonly ContractFault[] {
  let judge: ReturnType<typeof ajv.compile> | undefined;
  return (value) => {
    judge ??= ajv.compile(schema());
    return judge(value) ? noFaults : faultsOf(judge.errors ?? []);
  };
}
