import { Injectable } from '@nestjs/common';
import { PublishError, Publisher } from '@ponte/messaging';
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
import { readBody } from './read-body';
import { BAD_CREDENTIAL, NOT_JSON, type Refusal, UNKNOWN_SOURCE } from './refusal';
import { type KnownSource, SourceBook } from './source-book';

/** The answer to a sender; `null` when there is nobody left to answer. */
export type Answer = { readonly status: 200; readonly id: string | null } | Refusal | null;

/** One request's way from the socket to the log. 200 is said after the acknowledgement, and only then. */
@Injectable()
export class Edge {
  private readonly log;
  private readonly alerted = new Set<string>();

  constructor(
    private readonly config: IngestConfig,
    private readonly sources: SourceBook,
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    private readonly metrics: EdgeMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'edge' });
  }

  /** Finds the sender and checks its credential; before the body is read, so that a stranger cannot make us read one. */
  admit(kind: SourceKind, id: string, request: IncomingMessage): KnownSource | Refusal {
    const source = this.sources.find(kind, id);
    if (!source) return UNKNOWN_SOURCE;
    // A header that stands twice is a proxy's or an attacker's doing; which of the two would count is anybody's guess.
    const presented = request.headersDistinct[source.header];
    return presented?.length === 1 && source.accepts(presented[0] ?? '') ? source : BAD_CREDENTIAL;
  }

  async receive(
    { config }: KnownSource,
    request: IncomingMessage,
    contentType: string | undefined,
  ): Promise<Answer> {
    const read = await readBody(request, this.config.limits.bodyBytes);
    if (!read.ok) return read.refusal;
    const judgement = judge(
      config,
      { body: read.body, contentType, receivedAt: this.clock.now() },
      this.sealer,
    );
    if (judgement.disposition === 'not-json') return NOT_JSON;
    try {
      await this.publisher.publish(judgement.record, {
        deadlineMs: this.config.limits.publishWithin,
      });
    } catch (error) {
      if (error instanceof PublishError) return this.unavailable(config, error);
      throw error;
    }
    this.metrics.judged(config, judgement.disposition);
    if (judgement.disposition === 'accepted') return { status: 200, id: judgement.eventId };
    this.alert(config, judgement);
    return { status: 200, id: null };
  }

  private unavailable(source: SourceConfig, error: PublishError): Refusal {
    this.metrics.unpublished(source, error.code);
    this.log.warn(
      { source: source.id, kind: source.kind, code: error.code },
      'not published, the sender is asked to repeat',
    );
    return {
      status: 503,
      error: 'Not accepted now; nothing was kept. Send it again.',
      retryAfterSeconds: Math.max(1, Math.ceil(error.retryAfterMs / 1_000)),
    };
  }

  /** The first of its kind since the start is an error in the log, which pages somebody; the rest are warnings. */
  private alert(
    source: SourceConfig,
    { disposition, reasons }: Extract<Judgement, { reasons: unknown }>,
  ): void {
    const first = !this.alerted.has(`${source.id}/${disposition}`);
    this.alerted.add(`${source.id}/${disposition}`);
    this.log[first ? 'error' : 'warn'](
      {
        source: source.id,
        kind: source.kind,
        disposition,
        alert: first,
        reasons: reasons.slice(0, 5),
      },
      disposition === 'rejected'
        ? 'a body breaks its contract: kept in ingest.rejected.v1'
        : 'an event of unknown type: kept in ingest.unrouted.v1',
    );
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
