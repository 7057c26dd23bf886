import type { CallFilter } from '../core/call-log';
import type { InputFault } from '../core/check';

const NAMES = [
  'system',
  'method',
  'route',
  'path',
  'status',
  'processed',
  'fault',
  'effect',
  'after',
  'limit',
];

export interface CallQuery {
  readonly filter: CallFilter;
  /** Newest so many; absent: all. */
  readonly limit?: number;
}

/** Reads `?system=gupy&route=…&param.applicationId=5&effect=true&limit=10`; the faults if it cannot be read. */
export function readCallQuery(
  query: URLSearchParams,
): CallQuery | { readonly faults: readonly InputFault[] } {
  const faults: InputFault[] = [];
  const params: Record<string, string> = {};
  for (const [name, value] of query) {
    if (name.startsWith('param.')) params[name.slice('param.'.length)] = value;
    else if (!NAMES.includes(name)) {
      faults.push({
        path: name,
        message: `is not known here; known: ${NAMES.join(', ')}, param.<name>`,
      });
    }
  }
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const whole = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined || /^\d{1,15}$/.test(value))
      return value === undefined ? undefined : Number(value);
    faults.push({ path: name, message: 'must be a whole number' });
    return undefined;
  };
  const processed = text('processed');
  if (processed !== undefined && processed !== 'true' && processed !== 'false') {
    faults.push({ path: 'processed', message: 'must be true or false' });
  }
  const effect = text('effect');
  const read = {
    filter: {
      system: text('system'),
      method: text('method')?.toUpperCase(),
      route: text('route'),
      path: text('path'),
      status: whole('status'),
      processed: processed === undefined ? undefined : processed === 'true',
      fault: text('fault'),
      effect: effect === 'true' ? (true as const) : effect,
      after: whole('after'),
      params,
    },
    limit: whole('limit'),
  };
  return faults.length > 0 ? { faults } : read;
}
