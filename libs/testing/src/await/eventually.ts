import { setTimeout as delay } from 'node:timers/promises';

/**
 * Calls `probe` until it neither throws nor returns `false`, and returns what it returned.
 *
 * @param options.timeoutMs default 10 s; `intervalMs` default 50
 * @throws Error with the last reason and the time waited
 */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  options: { timeoutMs?: number; intervalMs?: number; what?: string } = {},
): Promise<Exclude<T, false>> {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    let reason: unknown = new Error('the condition stayed false');
    try {
      const value = await probe();
      if (value !== false) return value as Exclude<T, false>;
    } catch (error) {
      reason = error;
    }
    if (Date.now() >= deadline) {
      const text = reason instanceof Error ? reason.message : String(reason);
      throw new Error(`${options.what ?? 'It'} did not come true within ${timeoutMs} ms: ${text}`, {
        cause: reason,
      });
    }
    await delay(options.intervalMs ?? 50);
  }
}
