import { defineTask } from '@ponte/messaging';
import type { EndpointName } from '../config/datasul.config';

/** A page to be read. What decides which records stand on it was set with the first page and stays for all of them. */
export interface ReadPage {
  readonly run: string;
  readonly profile: string;
  readonly endpoint: EndpointName;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** `YYYY-MM-DD`: only what changed since; null: all. */
  readonly since: string | null;
  /** Whether the list is read a second time, because the first did not find everybody. */
  readonly again: boolean;
}

/** Reading changes nothing. After the last of these delays, 3.7 hours, the run fails: the next one begins anew. */
export const READ_PAGE = defineTask<ReadPage>({
  name: 'datasul.read-page',
  idempotent: true,
  callTimeoutMs: 60_000,
  onHold: 'skip',
  delaysMs: [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000],
});

/** What changed of a profile and was not told yet; no outside call. */
export interface TellChanges {
  readonly profile: string;
  /** Whether it was looked already whose dismissal has come. */
  readonly looked: boolean;
}

/** In pages, so that no transaction holds a whole company. */
export const TELL_CHANGES = defineTask<TellChanges>({
  name: 'people.tell-changes',
  idempotent: true,
  callTimeoutMs: 10_000,
  onHold: 'skip',
});
