import type { OpenTask } from '@ponte/messaging';
import type { RequestState } from './transitions.rules';
import { isSame, type Wanted } from './wanted';

/** What the desk is to be asked next. */
export type DeskStep = 'create' | 'update' | 'close';

/** What of a request decides. */
export interface DeskFacts {
  readonly state: RequestState;
  readonly ticketId: string | null;
  /** Whether the desk has a ticket of this request that it has not ended. */
  readonly ticketOpen: boolean;
  readonly wanted: Wanted | null;
  /** What the desk was last told. */
  readonly requested: Wanted | null;
  /** Something else may have arrived there since. */
  readonly requestedUnsure: boolean;
}

/** What the desk is to be asked next, if nothing is on its way to it. */
export function nextStep(request: DeskFacts): DeskStep | null {
  const { state, ticketId, ticketOpen, wanted, requested, requestedUnsure } = request;
  if (state === 'cancelled') return ticketOpen && ticketId !== null ? 'close' : null;
  if (state === 'requesting') return 'create';
  if (state !== 'open' || ticketId === null) return null;
  return isSame(wanted, requested) && !requestedUnsure ? null : 'update';
}

/** What of a task tells whether its call may have arrived. */
export type CallFacts = Pick<OpenTask, 'state' | 'step' | 'may_have_run' | 'failures' | 'deaths'>;

/** A task of the desk that has not ended, as far as it decides. */
export type DeskTask = CallFacts & {
  readonly does: DeskStep;
  readonly wanted: Wanted | null;
  /** Whether the desk answers a repeated creation with the same ticket. */
  readonly repeatable: boolean;
};

/**
 * Whether the desk may have a ticket of a creation that is open. A desk that cannot tell repeats apart is searched after each
 * call that may have arrived, so what waits to be performed surely did not. One that can is simply asked again: there what
 * was ever sent may be there, unless its only answer was a refusal.
 */
export function mayHaveArrived(task: CallFacts, repeatable: boolean): boolean {
  if (task.step !== 'perform' || task.state === 'unknown' || task.state === 'running') return true;
  const refusedAtOnce = task.state === 'parked' && task.failures === 0 && task.deaths === 0;
  return repeatable && task.may_have_run && !refusedAtOnce;
}

/**
 * What becomes of a task that is open while `next` is what should be asked: it is kept (what it finds out decides then), or
 * dropped for what is next. A creation is dropped only if the desk surely has no ticket of it: one that awaits its
 * look-up, its repeat, or a person who knows, is kept.
 */
export function judgeTask(
  task: DeskTask,
  next: DeskStep | null,
  wanted: Wanted | null,
): 'keep' | 'drop' | 'leave-behind' {
  if (task.state === 'running') return 'keep';
  switch (task.does) {
    case 'create':
      if (mayHaveArrived(task, task.repeatable)) return 'keep';
      return next === 'create' && isSame(task.wanted, wanted) ? 'keep' : 'drop';
    case 'update':
      return next === 'update' && isSame(task.wanted, wanted) ? 'keep' : 'drop';
    case 'close':
      // One that waits for a person holds nobody up: the next ticket is another one.
      return next !== 'close' && (task.state === 'parked' || task.state === 'unknown')
        ? 'leave-behind'
        : 'keep';
  }
}
