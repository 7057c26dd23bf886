import { setTimeout as wait } from 'node:timers/promises';
import { EXIT } from '../program/exit-code';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import type { FoundLetter } from './dead-search';
import { identityOf } from './dead-letter';
import { deadStates, type DeadState } from './dead-states';

const LOOK_MS = 500;

/**
 * Waits until the service has judged what was replayed to it, and says what became of it: handled, dead again (the moment
 * of its death is another one), or not heard within the time-out.
 */
export async function awaitReplayed(
  { asking, settings, progress }: OpsContext,
  service: string,
  replayed: readonly FoundLetter[],
  sent: Outcome,
): Promise<Outcome> {
  const deadline = performance.now() + settings.timeoutMs;
  const letters = replayed.map(({ letter }) => letter);
  let count = { handled: 0, deadAgain: 0, waiting: replayed.length };
  while (count.waiting > 0) {
    await wait(LOOK_MS);
    const states = await deadStates(asking, service, letters);
    count = { handled: 0, deadAgain: 0, waiting: 0 };
    for (const { letter, state } of replayed)
      count[becameOf(state, states.get(identityOf(letter)))] += 1;
    progress.show(
      `${count.handled} tratados, ${count.deadAgain} mortos de novo, ${count.waiting} esperando`,
    );
    if (performance.now() > deadline) break;
  }
  progress.clear();
  const { handled, deadAgain, waiting } = count;
  const late = waiting > 0 ? `, ${waiting} ainda não ouvidos` : '';
  const result = { ...(sent.result as object), ...count };
  const message = `${sent.message} ${handled} tratados, ${deadAgain} mortos de novo${late}.`;
  const exit = deadAgain > 0 ? EXIT.partly : waiting > 0 ? EXIT.noAnswer : EXIT.done;
  return { ...sent, message, result, exit };
}

/** What became of an event, by what the inbox said before and says now. */
export function becameOf(
  before: DeadState | undefined,
  now: DeadState | undefined,
): 'handled' | 'deadAgain' | 'waiting' {
  if (now?.state === 'done' || now?.state === 'discarded') return 'handled';
  if (now?.state === 'dead' && (before?.state !== 'dead' || before.at !== now.at))
    return 'deadAgain';
  return 'waiting';
}
