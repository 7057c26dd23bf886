import type { Call } from '../core/call-log';

export interface CallCount {
  readonly system: string;
  readonly method: string;
  readonly route: string;
  /** `null`: reset, hung, or still being served. */
  readonly status: number | null;
  readonly calls: number;
  /** How many of them changed something. */
  readonly effects: number;
}

/** Calls counted by system, operation and status, in the order of their first appearance. */
export function countCalls(calls: readonly Call[]): CallCount[] {
  const counts = new Map<string, CallCount>();
  for (const { system, method, route, status, effect } of calls) {
    const key = `${system} ${method} ${route} ${status}`;
    const known = counts.get(key);
    counts.set(key, {
      system,
      method,
      route,
      status,
      calls: (known?.calls ?? 0) + 1,
      effects: (known?.effects ?? 0) + (effect === null ? 0 : 1),
    });
  }
  return [...counts.values()];
}
