/** How a call ended for the runner. */
export type CallEnd<T> =
  | { readonly type: 'returned'; readonly value: T }
  | { readonly type: 'threw'; readonly error: unknown }
  /** It had not returned when its time was over. */
  | { readonly type: 'overdue' }
  /** It had not returned when the process had to leave. */
  | { readonly type: 'left' };

export interface CallBounds {
  /** When the call's signal aborts, in milliseconds. */
  readonly abortMs: number;
  /** When it is given up, in milliseconds. */
  readonly giveUpMs: number;
  /** The process has to leave now: the call is aborted and given up `LEAVE_MS` later. */
  readonly leave: AbortSignal;
  /** What a call that was given up brings after all. */
  readonly late: (end: CallEnd<unknown>) => void;
}

/** Well-behaved calls return at once when aborted; this is for telling them apart from those that do not. */
const LEAVE_MS = 50;

/**
 * Runs `work` within bounds and never throws. Code that ignores its signal cannot be stopped, but it is not waited for
 * either.
 */
export function boundedCall<T>(
  work: (signal: AbortSignal) => Promise<T>,
  bounds: CallBounds,
): Promise<CallEnd<T>> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    let isOver = false;
    const timers: NodeJS.Timeout[] = [];
    const end = (value: CallEnd<T>): void => {
      if (isOver) {
        bounds.late(value);
        return;
      }
      isOver = true;
      timers.forEach(clearTimeout);
      bounds.leave.removeEventListener('abort', leave);
      resolve(value);
    };
    const giveUp = (type: 'overdue' | 'left'): void => {
      if (!isOver) end({ type });
    };
    const leave = (): void => {
      controller.abort(new Error('the process is leaving'));
      timers.push(setTimeout(() => giveUp('left'), LEAVE_MS));
    };
    timers.push(
      setTimeout(
        () => controller.abort(new Error(`no answer within ${bounds.abortMs} ms`)),
        bounds.abortMs,
      ),
    );
    timers.push(setTimeout(() => giveUp('overdue'), bounds.giveUpMs));
    if (bounds.leave.aborted) leave();
    else bounds.leave.addEventListener('abort', leave);
    // Inside a promise, so that a performer that throws before its first await is caught as well.
    Promise.resolve()
      .then(() => work(controller.signal))
      .then(
        (value) => end({ type: 'returned', value }),
        (error: unknown) => end({ type: 'threw', error }),
      );
  });
}
