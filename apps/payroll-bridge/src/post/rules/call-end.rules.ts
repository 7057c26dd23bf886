import type { DatasulError, DatasulPosted } from '@ponte/clients/datasul';
import type { TaskFailure } from '@ponte/messaging';
import type { DatasulConfig } from '../../config/datasul.config';
import type { DoubtCode } from './doubt';

/** How a call ended, as the record of calls and the metrics name it. */
export type CallOutcome =
  'answered' | 'not-sent' | 'throttled' | 'credential' | 'unprocessed' | 'refused-call' | 'unknown';

/** What is to be done about the entries of a call that has ended. */
export type CallEnd =
  /** Datasul spoke of each entry: the reply is correlated. */
  | { readonly do: 'correlate'; readonly outcome: 'answered' }
  /** Surely nothing was posted: the entries wait again, and their tasks by the failure. */
  | { readonly do: 'wait'; readonly outcome: CallOutcome; readonly failure: TaskFailure }
  /** The whole call was refused, surely nothing of it was posted: halved, or if it held one item, refused. */
  | { readonly do: 'halve'; readonly outcome: 'refused-call'; readonly error: DatasulError }
  /** Nobody can tell. */
  | { readonly do: 'doubt'; readonly outcome: CallOutcome; readonly code: DoubtCode };

/** Settings of a profile that say of what its customer is sure. */
export type Certainties = Pick<DatasulConfig, 'unprocessedStatuses' | 'refusedCallPostsNothing'>;

/** 429 without `Retry-After`. */
const THROTTLED_MS = 5_000;

/**
 * What may be sent again by itself: what failed before its first byte was written, 429, 401 and 403, and a status of which
 * the customer knows that nothing was posted. Everything else without a readable `response` is not known; a 400 for the
 * whole call is taken apart only if its error was recognised and the customer is sure that it posts nothing.
 */
export function callEnd(posted: DatasulPosted, sure: Certainties): CallEnd {
  switch (posted.kind) {
    case 'answered':
      return { do: 'correlate', outcome: 'answered' };
    case 'not-sent': {
      const reason = `nothing was sent to Datasul: ${posted.reason}`;
      // Credentials that cannot be read here may be readable for other processes.
      return paused('not-sent', { reason, local: posted.credential });
    }
    case 'credential': {
      const { status } = posted;
      return paused('credential', { reason: 'Datasul refused the service user', status });
    }
    case 'throttled': {
      const { retryAfterMs = THROTTLED_MS, status } = posted;
      const reason = 'Datasul asked for fewer calls';
      const failure = { class: 'throttled', reason, status, retryAfterMs } as const;
      return { do: 'wait', outcome: 'throttled', failure };
    }
    case 'refused-call':
      if (sure.refusedCallPostsNothing)
        return { do: 'halve', outcome: 'refused-call', error: posted.error };
      return { do: 'doubt', outcome: 'refused-call', code: 'call-refused' };
    case 'status': {
      const { status, retryAfterMs } = posted;
      if (!sure.unprocessedStatuses.includes(status))
        return { do: 'doubt', outcome: 'unknown', code: 'no-answer' };
      const reason = 'a status of which the profile says that nothing was posted';
      return paused('unprocessed', { reason, status, retryAfterMs });
    }
    case 'no-answer':
      return unread(posted, sure);
  }
}

/** A body that broke off or is a page: its status may be one of which the customer is sure all the same. */
function unread(
  { status, why }: Extract<DatasulPosted, { kind: 'no-answer' }>,
  { unprocessedStatuses }: Certainties,
): CallEnd {
  if (status === undefined || !unprocessedStatuses.includes(status))
    return { do: 'doubt', outcome: 'unknown', code: 'no-answer' };
  const reason = `a status of which the profile says that nothing was posted (${why})`;
  return paused('unprocessed', { reason, status });
}

/** Every call of the profile waits, one at a time probes. */
function paused(
  outcome: CallOutcome,
  { local = false, ...failure }: Omit<TaskFailure, 'class' | 'scope'>,
): CallEnd {
  return {
    do: 'wait',
    outcome,
    failure: { class: 'unavailable', scope: 'party', local, ...failure },
  };
}
