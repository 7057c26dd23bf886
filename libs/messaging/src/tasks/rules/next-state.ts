import type { Reconciliation, TaskFailure, TaskOutcome } from '../task-outcome';
import { jittered, nextDelayMs } from './delays';
import { isLocal } from './is-local';
import type { TaskFacts, TaskStep, Transition } from './task-state';
import { done, parked, unknown, waiting, type Why } from './transitions';

/** What happened to a running task. */
export type TaskEvent =
  | { readonly type: 'performed'; readonly outcome: TaskOutcome<unknown> }
  | { readonly type: 'reconciled'; readonly found: Reconciliation<unknown> }
  /** Its lease ran out: the process died, or hung. */
  | { readonly type: 'died' }
  /** The process is leaving and did not wait for the call. */
  | { readonly type: 'interrupted' }
  /** `settled()` threw for `then`; nothing of that transaction was written. */
  | { readonly type: 'settle-failed'; readonly reason: string; readonly then: Transition };

/** Deaths, or failures of `settled()`, after which a task is held: it is the likely cause. */
export const MOST_DEATHS = 3;
export const MOST_SETTLE_FAILURES = 3;
/** A throttled answer without `Retry-After`. */
export const THROTTLED_MS = 1_000;

/**
 * The whole table of docs/tasks.md as one pure function: what becomes of a running task.
 *
 * @param random a number in [0, 1), for the jitter
 */
export function nextState(facts: TaskFacts, event: TaskEvent, random: number): Transition {
  switch (event.type) {
    case 'performed':
      return event.outcome.class === 'done'
        ? done(facts, event.outcome.result)
        : afterCall(facts, event.outcome, random);
    case 'reconciled':
      return afterLook(facts, event.found, random);
    case 'died':
      return afterDeath(facts, random);
    case 'interrupted':
      return afterInterruption(facts);
    case 'settle-failed':
      return afterSettleFailure(facts, event.reason, event.then, random);
  }
}

function afterCall(facts: TaskFacts, failure: TaskFailure, random: number): Transition {
  switch (failure.class) {
    case 'transient':
      return again(facts, failure, random);
    case 'throttled':
      return waiting(facts, failure, { dueInMs: throttledMs(failure, random) });
    case 'unavailable':
      return suspended(facts, failure, 'perform');
    case 'permanent':
      return parked(facts, failure);
    case 'ambiguous':
      // Repeating an idempotent call does no harm: whether the first one arrived does not matter.
      if (facts.idempotent) return again(facts, failure, random);
      return look(facts, failure, facts.reconcileAfterMs);
  }
}

function afterLook(facts: TaskFacts, found: Reconciliation<unknown>, random: number): Transition {
  if ('found' in found) {
    if (found.found === 'done') return done(facts, found.result);
    if (found.found === 'unknown')
      return unknown(facts, { class: 'unknown', reason: found.reason });
    // The ambiguous call counts as an attempt, or a call that always times out would be repeated for ever.
    const absent = {
      class: 'absent',
      reason: 'reconcile found that the call had not happened',
    } as const;
    return again({ ...facts, lookFailures: 0 }, absent, random);
  }
  switch (found.class) {
    case 'transient':
    case 'ambiguous': {
      const delay = nextDelayMs(facts.delaysMs, facts.lookFailures, random);
      if (delay === null)
        return unknown(facts, {
          ...found,
          reason: `the other system could not be asked: ${found.reason}`,
        });
      const dueInMs = Math.max(delay, found.retryAfterMs ?? 0);
      return waiting({ ...facts, lookFailures: facts.lookFailures + 1 }, found, {
        step: 'reconcile',
        dueInMs,
      });
    }
    case 'throttled':
      return waiting(facts, found, { step: 'reconcile', dueInMs: throttledMs(found, random) });
    case 'unavailable':
      // The look is another endpoint than the call: its pause would be ended by the next call that is accepted, and begun
      // again by the next look, for ever.
      if (found.scope === 'endpoint' && found.status === 403)
        return unknown(facts, {
          ...found,
          reason: `this credential may not look in the other system: ${found.reason}`,
        });
      return suspended(facts, found, 'reconcile');
    case 'permanent':
      return unknown(facts, {
        ...found,
        reason: `the other system refused to be asked: ${found.reason}`,
      });
  }
}

function afterDeath(before: TaskFacts, random: number): Transition {
  const facts = { ...before, deaths: before.deaths + 1 };
  const died = {
    class: 'died',
    reason: `the process died or hung while the task ran (${facts.deaths} of ${MOST_DEATHS})`,
  } as const;
  const harmless = facts.idempotent;
  if (facts.deaths >= MOST_DEATHS) return harmless ? parked(facts, died) : unknown(facts, died);
  if (!harmless) return look(facts, died, 0);
  return waiting(facts, died, {
    dueInMs: nextDelayMs(facts.delaysMs, facts.deaths - 1, random) ?? 0,
  });
}

function afterInterruption(facts: TaskFacts): Transition {
  const left = {
    class: 'interrupted',
    reason: 'the process left before the call returned',
  } as const;
  if (facts.step === 'reconcile' || facts.idempotent)
    return waiting(facts, left, { step: facts.step });
  return look(facts, left, facts.reconcileAfterMs);
}

function afterSettleFailure(
  before: TaskFacts,
  why: string,
  then: Transition,
  random: number,
): Transition {
  const facts = { ...before, settleFailures: before.settleFailures + 1 };
  const reason = [`settled() threw after "${then.class}": ${why}`, then.reason]
    .filter(Boolean)
    .join('; ');
  const failed = { class: 'settle-failed', reason, status: then.status ?? undefined } as const;
  const mayRepeat = facts.settleFailures < MOST_SETTLE_FAILURES;
  // Without a settlement: settled() is not asked a fourth time.
  const held = (transition: Transition): Transition => ({ ...transition, settlement: null });
  if (facts.idempotent) {
    if (!mayRepeat) return held(parked(facts, failed));
    return waiting(facts, failed, {
      dueInMs: nextDelayMs(facts.delaysMs, facts.settleFailures - 1, random) ?? 0,
    });
  }
  // The call is not repeated: it happened, and looking finds it again.
  if (then.state === 'done')
    return mayRepeat && facts.reconcilable ? look(facts, failed, 0) : held(unknown(facts, failed));
  return held(then.state === 'unknown' ? unknown(facts, failed) : parked(facts, failed));
}

/**
 * Due at once. What makes it wait is a pause, which lets one probe through at a time; or, when only this process refuses,
 * that this process holds the group back, while others may take it.
 */
function suspended(facts: TaskFacts, failure: TaskFailure, step: TaskStep): Transition {
  if (isLocal(failure)) return waiting(facts, failure, { step });
  const pause = { scope: failure.scope ?? 'party', retryAfterMs: failure.retryAfterMs };
  return waiting(facts, failure, { step, pause });
}

/** The attempt counts; the call is made again after the next delay of the list, or the task is parked. */
function again(facts: TaskFacts, why: Why, random: number): Transition {
  const delay = nextDelayMs(facts.delaysMs, facts.failures, random);
  const counted = { ...facts, failures: facts.failures + 1 };
  if (delay === null)
    return parked(counted, { ...why, reason: `after ${counted.failures} attempts: ${why.reason}` });
  return waiting(counted, why, { dueInMs: Math.max(delay, why.retryAfterMs ?? 0) });
}

/** Looks in the other system before anything else; without `reconcile()` only a person can. */
function look(facts: TaskFacts, why: Why, afterMs: number): Transition {
  if (!facts.reconcilable) return unknown(facts, why);
  return waiting({ ...facts, lookFailures: 0 }, why, {
    step: 'reconcile',
    dueInMs: Math.max(afterMs, why.retryAfterMs ?? 0),
  });
}

function throttledMs(failure: TaskFailure, random: number): number {
  // Upwards only: coming back before Retry-After has passed is asking for the next refusal.
  const least = failure.retryAfterMs ?? THROTTLED_MS;
  return Math.max(least, jittered(least, random));
}
