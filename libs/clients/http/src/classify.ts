import type { CallFailure, CallFault } from './http-result';

/** What is known about a call that failed. */
export interface FailureFacts {
  /** e.g. `gupy acme: PUT /jobs/{jobId}/tags` */
  readonly subject: string;
  readonly fault: CallFault;
  /** In words, without anything of a body. */
  readonly what: string;
  readonly idempotent: boolean;
  /** Whether any byte of the request can have left. */
  readonly sent: boolean;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** Whether this endpoint is known to take this credential at present: a 403 is then about the one resource. */
  readonly endpointWorks?: boolean;
}

/**
 * The table of error classes: what decides is whether the request can have had an effect and whether a repeat would have
 * another.
 */
export function classify(facts: FailureFacts): CallFailure {
  const { class: kind, scope } = judge(facts);
  const reason = `${facts.subject}: ${facts.what}`;
  const { fault, status, retryAfterMs } = facts;
  return {
    ok: false,
    class: kind,
    reason,
    fault,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(scope && { scope }),
    ...(status !== undefined && { status }),
  };
}

function judge(facts: FailureFacts): Pick<CallFailure, 'class' | 'scope'> {
  if (facts.fault === 'not-sendable') {
    return { class: 'permanent' };
  }
  if (!facts.sent) {
    return { class: 'transient' };
  }
  if (facts.fault !== 'status' || facts.status === undefined || facts.status >= 500) {
    return { class: facts.idempotent ? 'transient' : 'ambiguous' };
  }
  switch (facts.status) {
    case 401:
      return { class: 'unavailable', scope: 'party' };
    case 403:
      return facts.endpointWorks
        ? { class: 'permanent' }
        : { class: 'unavailable', scope: 'endpoint' };
    case 408:
    case 425:
      return { class: 'transient' };
    case 429:
      return { class: 'throttled' };
    default:
      return { class: 'permanent' };
  }
}
