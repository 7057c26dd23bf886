import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttemptClass, PauseRequest, Transition } from '../rules/task-state';
import { endPause, pause, probeAgain, returnProbe, type PauseKey } from '../store/pauses';
import { TasksEnv } from '../tasks-env.config';
import type { Settled, SettleReport } from './settle-item';

/** Classes that take a call with an accepted credential. */
const CALLED: ReadonlySet<AttemptClass> = new Set(['done', 'absent']);
/** Classes of answers given to an accepted credential, if there was an answer: a status tells. */
const ANSWERED: ReadonlySet<AttemptClass> = new Set(['permanent', 'unknown', 'throttled']);
const MOST_ASKED_MS = 86_400_000;

/** Begins and ends pauses by what attempts told, inside the transaction that settles them. */
@Injectable()
export class PauseKeeper {
  private readonly delaysMs: readonly number[];

  constructor(env: TasksEnv) {
    this.delaysMs = env.probeDelaysMs.map(Number);
  }

  async apply(
    manager: EntityManager,
    settled: readonly Settled[],
  ): Promise<Pick<SettleReport, 'pausesBegun' | 'pausesEnded'>> {
    const begun = await this.begin(manager, settled);
    const ended = await this.judgeProbes(manager, settled);
    return { pausesBegun: begun, pausesEnded: ended };
  }

  private async begin(
    manager: EntityManager,
    settled: readonly Settled[],
  ): Promise<SettleReport['pausesBegun']> {
    const wanted = new Map<
      string,
      PauseKey & { reason: string; status: number | null; probeInMs: number }
    >();
    for (const { item, transition, as } of settled) {
      if (as !== 'settled' || !transition.pause) continue;
      const key = pauseKey(item.row, transition.pause);
      const probeInMs = Math.max(this.delaysMs[0] ?? 0, leastMs(transition));
      wanted.set(sortKey(key), {
        ...key,
        reason: transition.reason ?? '',
        status: transition.status,
        probeInMs,
      });
    }
    const begun = [];
    for (const [, it] of sorted(wanted)) if (await pause(manager, it)) begun.push(it);
    return begun;
  }

  private async judgeProbes(
    manager: EntityManager,
    settled: readonly Settled[],
  ): Promise<SettleReport['pausesEnded']> {
    const probed = new Map<string, { key: PauseKey; of: Settled }>();
    for (const of of settled)
      for (const key of of.item.probes) probed.set(sortKey(key), { key, of });
    const ended = [];
    for (const [, { key, of }] of sorted(probed)) {
      if (this.isOver(key, of)) {
        const since = await endPause(manager, key);
        if (since) ended.push({ ...key, since });
      } else if (of.transition.isLocal) {
        // It told nothing of the other system, and this process holds back for a while: another one may probe at once.
        await returnProbe(manager, [key]);
      } else {
        await probeAgain(manager, key, this.delaysMs, leastMs(of.transition));
      }
    }
    return ended;
  }

  private isOver(key: PauseKey, { item, transition }: Settled): boolean {
    if (CALLED.has(transition.class)) return true;
    // Without an answer nobody said anything about the credential: a task that could not even be sent is no proof.
    if (transition.isLocal || transition.status === null) return false;
    if (ANSWERED.has(transition.class)) return true;
    // "This endpoint refuses" is said to a credential that is accepted.
    const refusesEndpoint = transition.pause
      ? pauseKey(item.row, transition.pause).kind !== ''
      : transition.class === 'unavailable' && transition.status === 403;
    return key.kind === '' && refusesEndpoint;
  }
}

/** What was asked for, at most a day. Not the task's own back-off: that may be hours, and is about this task alone. */
function leastMs({ class: how, dueInMs, pause: wanted }: Transition): number {
  const askedMs = how === 'throttled' ? dueInMs : (wanted?.retryAfterMs ?? 0);
  return Math.ceil(Math.min(askedMs, MOST_ASKED_MS));
}

function pauseKey(row: { party: string; kind: string }, { scope }: PauseRequest): PauseKey {
  return { party: row.party, kind: scope === 'party' ? '' : row.kind };
}

function sortKey({ party, kind }: PauseKey): string {
  return JSON.stringify([party, kind]);
}

/** In one order everywhere: pauses are rows that transactions wait for. */
function sorted<V>(entries: ReadonlyMap<string, V>): [string, V][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
