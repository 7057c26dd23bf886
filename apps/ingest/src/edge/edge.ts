import { Injectable } from '@nestjs/common';
import { type PublishFailureCode, PublishError, Publisher } from '@ponte/messaging';
import { Clock, PonteLogger, Sealer } from '@ponte/platform';
import type { IncomingMessage } from 'node:http';
import { IngestConfig } from '../config/ingest.config';
import type {
  GupySourceConfig,
  SourceConfig,
  SourceKind,
  ValidationSourceConfig,
} from '../config/source.config';
import { judgeGupy } from '../gupy/gupy-intake';
import { judgeValidation } from '../validation/validation-intake';
import { EdgeMetrics } from './edge-metrics';
import type { Delivery, Judgement } from './judgement';
import { OffContractAlert } from './off-contract-alert';
import { onlyHeader } from './only-header';
import { OutageLog } from './outage-log';
import { type BodyLimits, readBody } from './read-body';
import { BAD_CREDENTIAL, notNow, NOT_JSON, type Refusal, UNKNOWN_ADDRESS } from './refusal';
import { type KnownSource, SourceBook } from './source-book';

/** The answer to a sender; `null` when there is nobody left to answer. */
export type Answer = { readonly status: 200; readonly id: string | null } | Refusal | null;

/** One request's way from the socket to the log. 200 is said after the acknowledgement, and only then. */
@Injectable()
export class Edge {
  private readonly bodyLimits: BodyLimits;
  private readonly alert: OffContractAlert;
  private readonly outage: OutageLog;

  constructor(
    private readonly config: IngestConfig,
    private readonly sources: SourceBook,
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    private readonly metrics: EdgeMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    const { bodyBytes, receiveWithin } = config.limits;
    this.bodyLimits = { bodyBytes, receiveWithinMs: receiveWithin };
    const log = logger.child({ component: 'edge' });
    this.alert = new OffContractAlert(log);
    this.outage = new OutageLog(log, clock);
  }

  /** Finds the sender and checks its credential; before the body is read, so that a stranger cannot make us read one. */
  admit(kind: SourceKind, id: string, request: IncomingMessage): KnownSource | Refusal {
    const source = this.sources.find(kind, id);
    if (!source) return UNKNOWN_ADDRESS;
    // A header that stands twice is a proxy's or an attacker's doing; which of the two would count is anybody's guess.
    const token = onlyHeader(request, source.header);
    return token && source.accepts(token) ? source : BAD_CREDENTIAL;
  }

  async receive({ config }: KnownSource, request: IncomingMessage): Promise<Answer> {
    const read = await readBody(request, this.bodyLimits);
    if (!read.ok) return read.refusal;
    const delivery: Delivery = {
      body: read.body,
      contentType: request.headers['content-type'],
      receivedAt: this.clock.now(),
    };
    const judgement = judge(config, delivery, this.sealer);
    if (judgement.disposition === 'not-json') return NOT_JSON;
    const failure = await this.publish(judgement.record);
    if (failure) return this.refuse(config, failure);
    this.metrics.judged(config, judgement.disposition);
    if (judgement.disposition === 'accepted') return { status: 200, id: judgement.eventId };
    this.alert.note(config, judgement);
    return { status: 200, id: null };
  }

  /** Why the record is not known to be on the log; `undefined` once it is. */
  private async publish(
    record: Parameters<Publisher['publish']>[0],
  ): Promise<PublishError | undefined> {
    try {
      await this.publisher.publish(record, { deadlineMs: this.config.limits.publishWithin });
      return undefined;
    } catch (error) {
      if (error instanceof PublishError) return error;
      throw error;
    }
  }

  private refuse({ kind, id }: SourceConfig, failure: PublishError): Refusal {
    const code: PublishFailureCode = failure.code;
    this.metrics.unpublished(kind, id, code);
    this.outage.note(id, code);
    return notNow(failure.retryAfterMs);
  }
}

function judge(source: SourceConfig, delivery: Delivery, sealer: Sealer): Judgement {
  switch (source.kind) {
    case 'gupy':
      return judgeGupy(source as GupySourceConfig, delivery, sealer);
    case 'validation':
      return judgeValidation(source as ValidationSourceConfig, delivery, sealer);
  }
}
