import { defineTask, type TaskDraft } from '@ponte/messaging';
import { MOST_ITEMS_PER_CALL } from '../config/datasul.config';

/** An entry as a task wants it posted: if its row says another number by then, it is no longer this task's to post. */
export interface WantedEntry {
  readonly id: string;
  readonly wanted: number;
}

/** Entries of one employee that are to be posted. */
export interface PostPayload {
  /** Id of the profile. */
  readonly profile: string;
  /** In the order in which they are posted. */
  readonly entries: readonly WantedEntry[];
  /** How many tasks before this one were lost together with their process; missing: none. */
  readonly revived?: number;
}

/**
 * Posts entries into Datasul, several employees in one call. Not idempotent: what a second send does is not documented. The
 * other employees of a lane do not depend on one that is held, and what is not known is a state of the ledger.
 */
export const PostResults = defineTask<PostPayload>({
  name: 'datasul.post-results',
  idempotent: false,
  onHold: 'skip',
  batch: { size: MOST_ITEMS_PER_CALL, fillMs: 200 },
});

/**
 * The task that posts entries of one employee, in the order of the lane `<profile>/<employee>`.
 * @param employee the keyed hash
 */
export function postDraft(
  profile: string,
  employee: string,
  entries: readonly WantedEntry[],
  more: Partial<Pick<TaskDraft, 'notBefore'>> & Pick<PostPayload, 'revived'> = {},
): TaskDraft<PostPayload> {
  const { revived, ...options } = more;
  return {
    lane: `${profile}/${employee}`,
    party: partyOf(profile),
    group: profile,
    // The order in which entries are locked by tasks that end together.
    subject: employee,
    payload: { profile, entries, ...(revived ? { revived } : {}) },
    ...options,
  };
}

/** What pauses when Datasul refuses the credential or cannot be reached: every call of the profile. */
export function partyOf(profile: string): string {
  return `datasul:${profile}`;
}
