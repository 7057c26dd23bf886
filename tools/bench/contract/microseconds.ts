const RUNS = 5;
const RUN_MS = 500;
/** The clock is read once per so many calls: reading it costs as much as the cheapest step. */
const BURST = 50;

/** CPU time of one call in microseconds: the median of five runs, after one to warm up. */
export function microseconds(work: () => unknown): number {
  oneRun(work);
  const runs = Array.from({ length: RUNS }, () => oneRun(work)).sort((a, b) => a - b);
  return runs[Math.floor(RUNS / 2)] ?? 0;
}

function oneRun(work: () => unknown): number {
  const until = performance.now() + RUN_MS;
  const before = process.cpuUsage();
  let calls = 0;
  while (performance.now() < until) {
    for (let index = 0; index < BURST; index += 1) work();
    calls += BURST;
  }
  // CPU time, not time on the clock: the machine may have others at work.
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
