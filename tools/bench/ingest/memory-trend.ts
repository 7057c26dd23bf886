const MIB = 1_048_576;
const SECONDS_PER_MINUTE = 60;
/** Less than half a minute of samples says more about the last garbage collection than about growth. */
const FEWEST_SAMPLES = 30;
/** At 2,500 requests a second, 35 bytes kept of each request are this much. */
const FLAT_MIB_PER_MINUTE = 5;

/**
 * Whether memory still grows at the end of a phase: the slope of its second half by least squares, which a single
 * garbage collection does not turn as it would a difference of two moments.
 *
 * @param everySecond resident bytes, second by second
 * @returns e.g. `flat (+0.4 MiB/min)`; undefined if the phase is too short to tell (--seconds 60)
 */
export function memoryTrend(everySecond: readonly number[]): string | undefined {
  const half = everySecond.slice(Math.floor(everySecond.length / 2));
  if (half.length < FEWEST_SAMPLES - 1) return undefined;
  const perMinute = (slope(half) * SECONDS_PER_MINUTE) / MIB;
  const verdict = perMinute < FLAT_MIB_PER_MINUTE ? 'flat' : 'grows';
  return `${verdict} (${perMinute < 0 ? '−' : '+'}${Math.abs(perMinute).toFixed(1)} MiB/min)`;
}

/** Change per step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.map((value, at) => (at - middle) * (value - mean));
  const squares = values.map((_, at) => (at - middle) ** 2);
  return total(products) / total(squares);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
