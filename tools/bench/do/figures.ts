/** What one run came to. */
export interface Figures {
  readonly name: string;
  readonly tasks: number;
  readonly seconds: number;
  /** CPU of this process (runner and client), in microseconds per task. */
  readonly cpuUs: number;
}

/** Measures until `done` says how many tasks were settled. */
export async function measure(name: string, done: () => Promise<number>): Promise<Figures> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const tasks = await done();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { name, tasks, seconds, cpuUs: (user + system) / tasks };
}
