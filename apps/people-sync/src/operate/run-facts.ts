import type { PeopleRun } from '../run/people-run';

/** A run as operators see it, what says most first. */
export function runFacts(run: PeopleRun) {
  const { id, profile, environment, state, mode, preview, cause, slot, actor, why } = run;
  const { override, reason, pass, wave, startedAt, readingEndedAt, writeBeganAt, endedAt } = run;
  return {
    ...{ id, profile, state, mode, preview, cause, startedAt, endedAt },
    ...{ environment, slot, actor, why, override, reason, pass, wave },
    ...{ readingEndedAt, writeBeganAt },
  };
}
