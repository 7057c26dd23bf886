import type { TaskKind } from '../task-kind';
import type { TaskLimits } from '../task-limits';

/** What bounds the calls of a kind: its performer's limits, and what was declared where it gives none. */
export interface LimitsInForce {
  readonly callTimeoutMs: number;
  readonly concurrency: number;
  /** Most tasks of one call: the ceiling of all groups; 1 for a kind that is not batched. */
  readonly size: number;
  readonly sizeOf: (group: string) => number;
  /** Most calls of one group at once. */
  readonly callsOf: (group: string) => number;
}

/** Limits in force, and what of the given ones cannot be meant. */
export function limitsOf(
  kind: TaskKind,
  given: TaskLimits = {},
): { readonly limits: LimitsInForce; readonly faults: readonly string[] } {
  const { callTimeoutMs = kind.callTimeoutMs, concurrency = kind.concurrency } = given;
  const size = kind.batch?.size ?? 1;
  const byGroup = given.batchSizeOf !== undefined || given.concurrencyOf !== undefined;
  const faults = [
    !isBetween(callTimeoutMs, 3_600_000) && 'limits.callTimeoutMs must be 1 … 3,600,000 (one hour)',
    !isBetween(concurrency, 1_000) && 'limits.concurrency must be 1 … 1,000',
    byGroup &&
      !kind.batch &&
      'limits.batchSizeOf and limits.concurrencyOf are for batched kinds: declare batch, or leave them out',
  ].filter((fault): fault is string => typeof fault === 'string');
  const sizeOf = (group: string): number => within(given.batchSizeOf?.(group), size);
  const callsOf = (group: string): number => within(given.concurrencyOf?.(group), concurrency);
  return { limits: { callTimeoutMs, concurrency, size, sizeOf, callsOf }, faults };
}

function isBetween(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function within(value: number | undefined, most: number): number {
  if (value === undefined || !Number.isFinite(value)) return most;
  return Math.min(most, Math.max(1, Math.floor(value)));
}
