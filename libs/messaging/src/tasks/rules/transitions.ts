import { isLocal, mayHaveHadEffect } from './is-local';
import type { AttemptClass, TaskFacts, Transition } from './task-state';

/** What an attempt came to, in the words of the record. */
export type Why = {
  readonly class: AttemptClass;
  readonly reason: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly local?: boolean;
};

function base(facts: TaskFacts, why: Why): Omit<Transition, 'state' | 'settlement' | 'keepsHead'> {
  const { failures, lookFailures, deaths, settleFailures } = facts;
  const counters = { failures, lookFailures, deaths, settleFailures };
  return {
    ...counters,
    step: 'perform',
    dueInMs: 0,
    class: why.class,
    reason: why.reason,
    status: why.status ?? null,
    pause: null,
    isLocal: isLocal(why),
    mayHaveRun: facts.mayHaveRun || mayHaveHadEffect(why),
  };
}

/** Tried again later. */
export function waiting(
  facts: TaskFacts,
  why: Why,
  how: Partial<Pick<Transition, 'step' | 'dueInMs' | 'pause'>>,
): Transition {
  return { ...base(facts, why), state: 'waiting', keepsHead: true, settlement: null, ...how };
}

/** It did not happen, and will not by itself. */
export function parked(facts: TaskFacts, why: Why): Transition {
  const settlement = { state: 'parked', reason: why.reason, status: why.status } as const;
  return { ...base(facts, why), state: 'parked', keepsHead: facts.onHold === 'hold', settlement };
}

/** Nobody can tell whether it happened. */
export function unknown(facts: TaskFacts, why: Why): Transition {
  const settlement = { state: 'unknown', reason: why.reason } as const;
  return { ...base(facts, why), state: 'unknown', keepsHead: facts.onHold === 'hold', settlement };
}

export function done(facts: TaskFacts, result: unknown): Transition {
  return {
    ...base(facts, { class: 'done', reason: '' }),
    reason: null,
    state: 'done',
    keepsHead: false,
    settlement: { state: 'done', result },
  };
}
