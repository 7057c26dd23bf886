const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** What a duration may look like, for messages. */
export const DURATION_FORM = 'seconds as a number, or text like "500ms", "30s", "5m", "3h", "30d"';

/**
 * Milliseconds of a duration as written in configuration: a number is seconds, text is a number and a unit.
 * Returns `undefined` for anything else, negative and infinite values included.
 */
export function durationMs(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) && value >= 0 ? Math.round(value * 1_000) : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const match = /^(\d{1,12}(?:\.\d{1,6})?)\s?(ms|s|m|h|d)$/.exec(value.trim());
  return match ? Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? NaN)) : undefined;
}
