import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { serviceTopics } from '@ponte/contracts';
import {
  type OutboundRecord,
  PlainConsumers,
  PublishError,
  Publisher,
  type PublishFailureCode,
  type RawRecord,
} from '@ponte/messaging';
import { Metrics, PonteLogger, runWithTraceparent, Sealer } from '@ponte/platform';
import { SourceBook } from '../edge/source-book';
import { RubeusBook } from '../rubeus/rubeus-book';
import { judgeAgain } from './judge-again';
import type { JudgedAgain } from './judged-again';

/** A record fails so for good: those behind it must not wait for it. */
const FOR_GOOD: ReadonlySet<PublishFailureCode> = new Set(['too-large', 'refused']);
const DEADLINE_MS = 10_000;

/**
 * Bodies that were kept aside and are sent to `ingest.replay.v1` by an operator: judged again, one by one. The offset is
 * committed once the event is on the log, so that a process that dies publishes it again, under the same id.
 */
@Injectable()
export class KeptReplay implements OnApplicationBootstrap {
  private readonly log: PonteLogger;
  private readonly replayed;

  constructor(
    private readonly consumers: PlainConsumers,
    private readonly sources: SourceBook,
    private readonly rubeus: RubeusBook,
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    metrics: Metrics,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'replay' });
    this.replayed = metrics.counter(
      'ingest_replayed_total',
      'Kept bodies judged again: accepted; still rejected or unrouted; unreadable, unknown-source, unpublished.',
      ['outcome'],
    );
  }

  onApplicationBootstrap(): void {
    this.consumers.start('replay', [serviceTopics('ingest').replay.topic], (record) =>
      runWithTraceparent(record.headers.traceparent, () => this.handle(record)),
    );
  }

  private async handle(record: RawRecord): Promise<void> {
    const judged = judgeAgain(record, this.sources, this.sealer, this.rubeus);
    const published = judged.outcome !== 'accepted' || (await this.publish(judged.record));
    this.replayed.inc({ outcome: published ? judged.outcome : 'unpublished' });
    if (published) this.tell(record, judged);
  }

  /** @throws PublishError if it may succeed later: the same record then comes again */
  private async publish(record: OutboundRecord): Promise<boolean> {
    try {
      await this.publisher.publish(record, { deadlineMs: DEADLINE_MS });
      return true;
    } catch (error) {
      if (!(error instanceof PublishError) || !FOR_GOOD.has(error.code)) throw error;
      this.log.error({ err: error, topic: record.topic }, 'a replayed event was not published');
      return false;
    }
  }

  private tell({ headers }: RawRecord, judged: JudgedAgain): void {
    const kept = headers.ce_id;
    if ('why' in judged) {
      const { outcome, why } = judged;
      this.log.warn({ kept, outcome, why }, 'a replayed record could not be judged');
    } else if (judged.outcome === 'accepted') {
      const { source, eventId, record } = judged;
      this.log.info(
        { kept, source, eventId, topic: record.topic },
        'a kept body was judged again and is on its topic',
      );
    } else {
      const { source, outcome, reasons } = judged;
      this.log.warn({ kept, source, outcome, reasons }, 'a kept body was judged again and stays');
    }
  }
}
