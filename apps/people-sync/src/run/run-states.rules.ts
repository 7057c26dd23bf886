export type RunState = 'reading' | 'asking' | 'writing' | 'finished' | 'stopped' | 'failed';

/** States of a run that is under way; a profile has one such run at most. */
export const OPEN_RUN_STATES = ['reading', 'asking', 'writing'] as const satisfies RunState[];

/**
 * Every way that a run may go. `asking` waits for an operator; `write` runs begin at `writing`. What has ended stays as it is:
 * another run follows.
 */
const NEXT: Readonly<Record<RunState, readonly RunState[]>> = {
  reading: ['asking', 'writing', 'stopped', 'failed'],
  asking: ['writing', 'stopped', 'failed'],
  writing: ['finished', 'stopped', 'failed'],
  finished: [],
  stopped: [],
  failed: [],
};

/** Whether a run may go from one state to another. */
export function mayMove(from: RunState, to: RunState): boolean {
  return NEXT[from].includes(to);
}

/** Whether a run of this state is under way. */
export function isOpen(state: RunState): boolean {
  return NEXT[state].length > 0;
}
