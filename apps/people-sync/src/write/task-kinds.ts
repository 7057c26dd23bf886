import { defineTask } from '@ponte/messaging';
import type { Turn } from './rules/waves.rules';

/** What a run that writes does next. */
export type WriteStep =
  | { readonly step: 'structure' }
  /** After a key; `''`: from the first. */
  | { readonly step: 'persons'; readonly after: string }
  /** Without `after`: who waits for each other. */
  | { readonly step: 'emails'; readonly after?: string }
  | { readonly step: 'plan'; readonly turn: Turn; readonly after: string };

/** A run that writes, or only looks what it would write. */
export interface RunTask {
  readonly run: string;
  readonly profile: string;
}

/** No outside call: a step is a transaction of a second or so. */
export const WRITE_RUN = defineTask<RunTask & WriteStep>({
  name: 'people.write',
  idempotent: true,
  callTimeoutMs: 10_000,
  concurrency: 2,
  onHold: 'hold',
});

/** One transaction, of which nothing is kept but the numbers; 100,000 persons take a minute or two. */
export const PREVIEW_RUN = defineTask<RunTask>({
  name: 'people.preview',
  idempotent: true,
  callTimeoutMs: 300_000,
  concurrency: 1,
  onHold: 'hold',
});

/** A lot by its id: what it holds is read when it is sent. */
export interface LotTask {
  readonly run: string;
  readonly profile: string;
  readonly lot: string;
}

/** What follows a lot is a wave of its run, so no lane holds another: `lotsAtOnce` bounds how many there are. */
export const SEND_LOT = defineTask<LotTask>({
  name: 'feedz.send-lot',
  idempotent: false,
  callTimeoutMs: 60_000,
  concurrency: 20,
  onHold: 'skip',
});

/** One look at the process of a lot. */
export const POLL_PROCESS = defineTask<LotTask & { readonly n: number }>({
  name: 'feedz.poll-process',
  idempotent: true,
  callTimeoutMs: 60_000,
  concurrency: 20,
  onHold: 'skip',
});
