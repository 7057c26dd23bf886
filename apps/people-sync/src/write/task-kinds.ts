import { defineTask } from '@ponte/messaging';
import type { Turn } from './rules/waves.rules';

/** What a run that writes does next. */
export type WriteStep =
  | { readonly step: 'structure' }
  /** After a key; `''`: from the first. */
  | { readonly step: 'persons'; readonly after: string }
  | { readonly step: 'emails' }
  | { readonly step: 'plan'; readonly turn: Turn; readonly after: string }
  /** All of it, and then as if nothing had been. */
  | { readonly step: 'preview' };

/** A step of a run that writes. */
export type WriteRun = WriteStep & { readonly run: string; readonly profile: string };

/** No outside call. A preview of 100,000 persons takes some minutes. */
export const WRITE_RUN = defineTask<WriteRun>({
  name: 'people.write',
  idempotent: true,
  callTimeoutMs: 900_000,
  concurrency: 2,
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
