import type { PontoWebReply } from '@ponte/testing';

/** What came of one send. */
export type Attempt =
  | { readonly kind: 'answered'; readonly reply: PontoWebReply }
  | { readonly kind: 'no-answer'; readonly why: string };

export interface PressOptions {
  readonly send: () => Promise<PontoWebReply>;
  /** Rubricas sent; `undefined` where the body could not be counted. */
  readonly lines: number | undefined;
  readonly attempts: number;
  readonly pause: (ms: number) => Promise<void>;
  /** Told of each attempt that is followed by another. */
  readonly onRepeat?: (attempt: Attempt, pauseMs: number) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Presses the button, and again while anything is not accepted, as long as there are attempts left. */
export async function press(
  options: PressOptions,
): Promise<{ readonly last: Attempt; readonly attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const last = await attempt(options.send);
    if (isAllAccepted(last, options.lines) || attempts >= options.attempts)
      return { last, attempts };
    const pauseMs = pauseAfter(last, attempts);
    options.onRepeat?.(last, pauseMs);
    await options.pause(pauseMs);
  }
}

/** Success is `S` alone, for as many rubricas as were sent. */
export function isAllAccepted(last: Attempt, lines: number | undefined): boolean {
  if (last.kind === 'no-answer') return false;
  const { entries, status } = last.reply;
  return (
    status === 200 &&
    entries.length > 0 &&
    (lines === undefined || entries.length === lines) &&
    entries.every((entry) => entry.status === 'S')
  );
}

async function attempt(send: PressOptions['send']): Promise<Attempt> {
  try {
    return { kind: 'answered', reply: await send() };
  } catch (error) {
    return { kind: 'no-answer', why: whyOf(error) };
  }
}

/** As long as the server asks for; otherwise doubled each time. */
function pauseAfter(last: Attempt, attempts: number): number {
  const asked = last.kind === 'answered' ? last.reply.retryAfterSeconds : undefined;
  if (asked !== undefined) return asked * 1_000;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
}

/** `fetch` hides what happened to the connection in the cause. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'tempo esgotado';
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return [error.message, cause?.code ?? cause?.message].filter(Boolean).join(': ');
}
