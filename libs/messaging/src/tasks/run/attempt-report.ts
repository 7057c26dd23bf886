import { Injectable } from '@nestjs/common';
import { Metrics, PonteLogger, runWithTraceparent } from '@ponte/platform';
import type { SettleReport, Settled } from '../settle/settle-item';

/** Tells about attempts once they are committed: one canonical log line each, the metrics, and an alert per pause. */
@Injectable()
export class AttemptReport {
  private readonly log: PonteLogger;
  private readonly attempts;
  private readonly seconds;
  private readonly pauses;

  constructor(logger: PonteLogger, metrics: Metrics) {
    this.log = logger.child({ component: 'tasks' });
    this.attempts = metrics.counter('task_attempts_total', 'Attempts of tasks by how they ended', [
      'kind',
      'class',
    ]);
    this.seconds = metrics.histogram('task_attempt_seconds', 'Duration of attempts of tasks', [
      'kind',
    ]);
    this.pauses = metrics.counter(
      'task_pauses_total',
      'Pauses of a credential (party) or of one kind with it (endpoint)',
      ['scope'],
    );
  }

  of(report: SettleReport): void {
    for (const settled of report.settled) this.attempt(settled);
    for (const { party, kind, reason, status } of report.pausesBegun) {
      this.pauses.inc({ scope: kind ? 'endpoint' : 'party' });
      const what = kind
        ? `calls of this kind pause: ${reason}`
        : `the credential pauses: ${reason}`;
      this.log.error({ alert: 'task-pause', party, kind: kind || undefined, status, reason }, what);
    }
    for (const { party, kind, since } of report.pausesEnded) {
      const pausedMs = Date.now() - since.getTime();
      this.log.warn(
        { alert: 'task-pause-over', party, kind: kind || undefined, since, pausedMs },
        'a probe was answered, calls go on',
      );
    }
  }

  private attempt({ item: { row, event, ms, probes }, transition: t, as }: Settled): void {
    // Another process found the same lease expired, or its owner renewed it: nothing happened.
    if (event.type === 'died' && as !== 'settled') return;
    this.attempts.inc({ kind: row.kind, class: as === 'settled' ? t.class : 'late' });
    if (event.type === 'performed' || event.type === 'reconciled')
      this.seconds.observe({ kind: row.kind }, ms / 1_000);
    const facts = {
      task: row.id,
      kind: row.kind,
      lane: row.lane,
      party: row.party,
      subject: row.subject ?? undefined,
      step: row.step,
      attempt: row.failures + 1,
      lease: row.lease_no,
      class: t.class,
      status: t.status ?? undefined,
      ms: Math.round(ms),
      reason: t.reason ?? undefined,
      next: as === 'late' ? 'none: the lease was lost, kept as evidence' : t.state,
      nextStep: t.state === 'waiting' ? t.step : undefined,
      dueInMs: t.state === 'waiting' ? t.dueInMs : undefined,
      late: as === 'settled' ? undefined : true,
      probe: probes.length > 0 ? true : undefined,
    };
    const level =
      as === 'settled' && t.class === 'settle-failed'
        ? 'error'
        : t.state === 'parked' || t.state === 'unknown'
          ? 'warn'
          : t.isLocal
            ? 'debug'
            : 'info';
    if (this.log.isEnabled(level))
      runWithTraceparent(row.traceparent ?? undefined, () =>
        this.log[level](facts, 'task attempt'),
      );
  }
}
