import type { Asking } from '../ask/asking';
import { EXIT } from '../program/exit-code';
import { Refusal } from '../program/refusal';
import { identityOf, type DeadLetter } from './dead-letter';

/** What the service's inbox says of an event. */
export interface DeadState {
  /** `absent`: forgotten, or never handled: a replay of it runs. */
  readonly state: 'dead' | 'done' | 'discarded' | 'absent';
  readonly at: string | null;
}

/** Most events that a service judges in one command. */
export const STATES_PAGE = 500;

/** @throws Refusal if the service does not answer, or not so */
export async function deadStates(
  asking: Asking,
  service: string,
  letters: readonly DeadLetter[],
): Promise<ReadonlyMap<string, DeadState>> {
  const states = new Map<string, DeadState>();
  const unique = [...new Map(letters.map((letter) => [identityOf(letter), letter])).values()];
  const known = unique.filter(isKnowable);
  for (const letter of unique)
    if (!isKnowable(letter)) states.set(identityOf(letter), { state: 'absent', at: null });
  for (let at = 0; at < known.length; at += STATES_PAGE) {
    const events = known
      .slice(at, at + STATES_PAGE)
      .map(({ originTopic, eventId }) => ({ topic: originTopic, eventId }));
    const answer = await asking.ask({
      service,
      name: 'dead.states',
      args: { events },
      changes: false,
    });
    if (answer.state !== 'done')
      throw new Refusal(answer.message, answer.state === 'refused' ? EXIT.refused : EXIT.failed);
    const { states: told } = answer.result as {
      states: (DeadState & { topic: string; eventId: string })[];
    };
    for (const { topic, eventId, state, at: since } of told)
      states.set(identityOf({ originTopic: topic, eventId }), { state, at: since });
  }
  return states;
}

/** Anybody may write to a topic: what cannot stand in an inbox is not asked for. */
function isKnowable({ originTopic, eventId }: DeadLetter): boolean {
  return /^[A-Za-z0-9._-]{1,249}$/.test(originTopic) && eventId.length > 0 && eventId.length <= 300;
}
