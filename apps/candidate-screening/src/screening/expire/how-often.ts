/** Half of what is waited for, so that nothing ends much too late; at least 250 ms apart, at most `mostMs`. */
export function howOften(durationsMs: readonly number[], mostMs: number): number {
  return Math.max(250, Math.min(mostMs, ...durationsMs.map((ms) => ms / 2)));
}
