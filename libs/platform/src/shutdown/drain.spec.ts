import { DRAIN_PHASES, Drain } from './drain';

const never = (): Promise<void> => new Promise(() => undefined);

describe('Drain', () => {
  it('runs phase after phase, the steps of one side by side', async () => {
    const drain = new Drain();
    const order: string[] = [];
    for (const phase of [...DRAIN_PHASES].reverse()) {
      drain.add(phase, 'a', async () => void order.push(`${phase} begins`));
      drain.add(phase, 'b', async () => {
        await Promise.resolve();
        await Promise.resolve();
        order.push(`${phase} ends`);
      });
    }
    await expect(drain.run(1_000)).resolves.toEqual({ left: [], failed: [] });
    expect(order).toEqual(DRAIN_PHASES.flatMap((phase) => [`${phase} begins`, `${phase} ends`]));
  });

  it('goes on after a step that fails', async () => {
    const drain = new Drain();
    const errors: string[] = [];
    const last = jest.fn();
    drain.add('tasks', 'bad', () => {
      throw new Error('no');
    });
    drain.add('database', 'pool', last);
    const result = await drain.run(1_000, (step, error) =>
      errors.push(`${step}: ${String(error)}`),
    );
    expect(errors).toEqual(['tasks/bad: Error: no']);
    expect(result).toEqual({ left: [], failed: ['tasks/bad'] });
    expect(last).toHaveBeenCalled();
  });

  it('aborts, then leaves behind a step that hangs; later phases keep their share', async () => {
    const drain = new Drain();
    let aborted = false;
    drain.add('subscribers', 'hangs', (signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      return never();
    });
    drain.add('publisher', 'flush', () => new Promise((resolve) => setImmediate(resolve)));
    const started = performance.now();
    await expect(drain.run(200)).resolves.toEqual({ left: ['subscribers/hangs'], failed: [] });
    expect(aborted).toBe(true);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('runs once, however often it is asked', async () => {
    const drain = new Drain();
    const step = jest.fn();
    drain.add('tasks', 'once', step);
    await Promise.all([drain.run(100), drain.run(100)]);
    expect(step).toHaveBeenCalledTimes(1);
  });
});
