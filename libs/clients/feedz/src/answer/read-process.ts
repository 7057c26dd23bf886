import type { FeedzItemError } from './feedz-answers';
import { itemErrors } from './item-errors';
import { requestError } from './read-errors';
import { readState } from './read-state';

/** A process that is under way, or its end. */
export type ProcessRead =
  | { readonly state: 'pending' }
  | {
      readonly state: 'ended';
      readonly failed: { readonly code: number | undefined; readonly message: string } | undefined;
      readonly errors: readonly FeedzItemError[];
    };

const NO_WORDS: FeedzItemError = {
  ...{ code: undefined, message: '', integrationId: undefined, hinted: false, index: undefined },
};

/**
 * Reads how far a process is. Only a word for success makes one of the records that no error names a success; a process
 * that ended with errors of which none can be read has one that names no record.
 * @returns `undefined` for what cannot be told
 */
export function readProcess(json: unknown): ProcessRead | undefined {
  const read = readState(json);
  if (read === undefined) return undefined;
  if (read.state === 'pending') return { state: 'pending' };
  const errors = itemErrors(json, read.process);
  if (read.state === 'failed') {
    const named = errors.filter(
      (each) => each.integrationId !== undefined || each.index !== undefined,
    );
    const said = requestError(json);
    // A code in a list that names records is theirs, not the lot's.
    const { code, message } = said && !(said.inList && named.length > 0) ? said : NO_WORDS;
    return { state: 'ended', failed: { code, message }, errors: named };
  }
  const isUnread = read.state === 'partly' && errors.length === 0;
  return { state: 'ended', failed: undefined, errors: isUnread ? [NO_WORDS] : errors };
}
