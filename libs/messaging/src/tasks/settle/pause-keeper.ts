import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttemptClass, PauseRequest } from '../rules/task-state';
import { endPause, pause, probeAgain, type PauseKey } from '../store/pauses';
import { TasksEnv } from '../tasks-env.config';
import type { Settled, SettleReport } from './settle-item';

/** Classes that only an answer given with an accepted credential can have. */
const ANSWERED: ReadonlySet<AttemptClass> = new Set(['done', 'permanent', 'absent', 'unknown']);

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
      const probeInMs = Math.max(this.delaysMs[0] ?? 0, transition.pause.retryAfterMs ?? 0);
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
      } else {
        await probeAgain(
          manager,
          key,
          this.delaysMs,
          of.transition.pause?.retryAfterMs ?? of.transition.dueInMs,
        );
      }
    }
    return ended;
  }

  private isOver(key: PauseKey, { item, transition }: Settled): boolean {
    if (!transition.pause)
      return (
        ANSWERED.has(transition.class) ||
        (transition.class === 'throttled' && transition.status === 429)
      );
    // "This endpoint refuses" is said to a credential that is accepted.
    return key.kind === '' && pauseKey(item.row, transition.pause).kind !== '';
  }
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
