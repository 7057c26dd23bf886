import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';
import { PostMetrics } from './post-metrics';
import type { CautionChange, SettledCall } from './settle-call';

/** Tells about a call once it is written: one canonical log line, the figures, and an alert when a profile becomes cautious. */
@Injectable()
export class CallReport {
  private readonly log: PonteLogger;

  constructor(
    logger: PonteLogger,
    private readonly metrics: PostMetrics,
  ) {
    this.log = logger.child({ component: 'datasul' });
  }

  of(settled: SettledCall, { failures, ended }: CautionChange): void {
    const { call, outcome, durationMs } = settled;
    const profile = call.profile.id;
    const items = call.items.length;
    this.metrics.calls.inc({ profile, outcome });
    this.metrics.seconds.observe({ profile }, durationMs / 1_000);
    this.metrics.items.observe({ profile }, items);
    const facts = factsOf(settled);
    if (facts.unknown > 0) this.log.warn(facts, 'datasul call');
    else this.log.info(facts, 'datasul call');
    if (failures === 1) {
      const what =
        'Datasul does not answer readably: one item at a time, at growing distances, until it does';
      this.log.error({ alert: 'datasul-cautious', profile, call: call.id }, what);
    }
    if (ended) {
      const what = 'Datasul answers readably again, calls go on';
      this.log.warn({ alert: 'datasul-cautious-over', profile, call: call.id }, what);
    }
  }
}

function factsOf({ call, posted, outcome, durationMs, ends, leftover }: SettledCall) {
  const of = (end: string): number =>
    ends.filter(({ recorded }) => recorded.outcome === end).length;
  return {
    call: call.id,
    profile: call.profile.id,
    items: call.items.length,
    entries: call.entries.length,
    outcome,
    answer: posted?.kind,
    why: posted?.kind === 'no-answer' ? posted.why : undefined,
    status: posted && 'status' in posted ? posted.status : undefined,
    ms: Math.round(durationMs),
    accepted: of('accepted'),
    refused: of('refused'),
    unknown: of('unknown'),
    waits: of('waits'),
    leftover: leftover.length,
  };
}
