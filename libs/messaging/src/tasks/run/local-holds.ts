import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';
import { isLocal } from '../rules/is-local';
import { THROTTLED_MS, type TaskEvent } from '../rules/next-state';
import { storableReason } from '../rules/reason-of';
import type { PauseKey } from '../store/pauses';
import type { TaskFailure } from '../task-outcome';
import { TasksEnv } from '../tasks-env.config';

/** Longest hold: budgets are per minute, and breakers probe once a minute at least. */
const MOST_MS = 60_000;

/**
 * What this process alone holds back: a kind's tasks of a party whose budget is used up, whose breaker is open here or who
 * asked for less. Other processes have budgets and breakers of their own, so nothing of it is written down; without it the
 * heads of all lanes would be claimed one after the other only to be refused.
 */
@Injectable()
export class LocalHolds {
  private readonly until = new Map<string, number>();
  private readonly alerted = new Map<string, PauseKey>();
  private readonly log: PonteLogger;
  private readonly unavailableMs: number;

  constructor(env: TasksEnv, logger: PonteLogger) {
    this.unavailableMs = Number(env.probeDelaysMs[0] ?? MOST_MS);
    this.log = logger.child({ component: 'tasks' });
  }

  /** Learns from an attempt before it is settled, so that the next claim heeds it. */
  learn(row: { readonly kind: string; readonly party: string }, event: TaskEvent): void {
    const failure = failureOf(event);
    if (failure?.class === 'throttled') {
      this.hold({ kind: row.kind, party: row.party }, failure.retryAfterMs ?? THROTTLED_MS);
    } else if (failure?.class === 'unavailable' && isLocal(failure)) {
      const kind = failure.scope === 'endpoint' ? row.kind : '';
      const key = { kind, party: row.party };
      this.hold(key, failure.retryAfterMs ?? this.unavailableMs);
      this.alert(key, failure.reason);
    } else if (isAnswer(event)) {
      this.allClear({ kind: row.kind, party: row.party });
      this.allClear({ kind: '', party: row.party });
    }
  }

  /** How long tasks of this kind and party are not to be claimed, in milliseconds; 0: now. */
  leftMs({ kind, party }: PauseKey): number {
    return Math.max(this.left(keyOf({ kind, party })), this.left(keyOf({ kind: '', party })));
  }

  private hold(key: PauseKey, ms: number): void {
    const name = keyOf(key);
    const until = performance.now() + Math.min(ms, MOST_MS);
    // The latest of those that were told different times: by then there is room for all of them.
    this.until.set(name, Math.max(this.until.get(name) ?? 0, until));
  }

  private left(name: string): number {
    const until = this.until.get(name);
    if (until === undefined) return 0;
    const left = until - performance.now();
    if (left > 0) return left;
    this.until.delete(name);
    return 0;
  }

  /** Once, until a call has been answered again. */
  private alert(key: PauseKey, reason: string): void {
    if (this.alerted.has(keyOf(key))) return;
    this.alerted.set(keyOf(key), key);
    const facts = { ...factsOf(key), reason: storableReason(reason) };
    this.log.error({ alert: 'task-pause', ...facts }, 'calls of this process pause');
  }

  private allClear(key: PauseKey): void {
    if (!this.alerted.delete(keyOf(key))) return;
    const what = 'a call of this process was answered, calls go on';
    this.log.warn({ alert: 'task-pause-over', ...factsOf(key) }, what);
  }
}

function failureOf(event: TaskEvent): TaskFailure | undefined {
  if (event.type === 'performed') return event.outcome.class === 'done' ? undefined : event.outcome;
  return event.type === 'reconciled' && 'class' in event.found ? event.found : undefined;
}

/** Whether the other system did its work, be it to refuse this one task. */
function isAnswer(event: TaskEvent): boolean {
  const failure = failureOf(event);
  if (failure) return failure.class === 'permanent' && failure.status !== undefined;
  if (event.type === 'reconciled') return 'found' in event.found && event.found.found !== 'unknown';
  return event.type === 'performed';
}

function factsOf({ party, kind }: PauseKey): object {
  return { party, kind: kind || undefined, local: true };
}

function keyOf({ party, kind }: PauseKey): string {
  return JSON.stringify([party, kind]);
}
