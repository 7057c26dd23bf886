import type { Layer } from '../call';

/** The signal's reason when the time of a call was up. */
export class CallTimedOut extends Error {
  constructor(readonly timeoutMs: number) {
    super(`no complete answer within ${timeoutMs} ms`);
    this.name = 'CallTimedOut';
  }
}

/** Gives one attempt a time limit, from asking for a connection to the last byte of the answer. */
export function withTimeout(defaultTimeoutMs: number): Layer {
  return (next) => (request, signal) =>
    limitTime(request.timeoutMs ?? defaultTimeoutMs, signal, (limited) => next(request, limited));
}

/**
 * Runs with a signal that fires when the time is up or the caller's does. Not `AbortSignal.any`: its dependants stay
 * referenced from a signal that lives as long as the process.
 */
export async function limitTime<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  run: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const attempt = new AbortController();
  const onAbort = (): void => attempt.abort(signal?.reason);
  const timer = setTimeout(() => attempt.abort(new CallTimedOut(timeoutMs)), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) {
    onAbort();
  }
  try {
    return await run(attempt.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
