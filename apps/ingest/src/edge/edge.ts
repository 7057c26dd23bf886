import { Injectable } from '@nestjs/common';
import { type PublishFailureCode, PublishError, Publisher } from '@ponte/messaging';
import { Clock, PonteLogger, Sealer } from '@ponte/platform';
import type { IncomingMessage } from 'node:http';
import { IngestConfig } from '../config/ingest.config';
import type { SourceConfig, WebhookKind } from '../config/source.config';
import type { Caller } from '../credentials/caller';
import { DeliveriesHeard } from '../credentials/deliveries-heard';
import { IssuedCredentials } from '../credentials/issued-credentials';
import { Signatures } from '../credentials/signatures';
import { EdgeMetrics } from './edge-metrics';
import { judge } from './judge';
import type { Delivery } from './judgement';
import { OffContractAlert } from './off-contract-alert';
import { onlyHeader } from './only-header';
import { OutageLog } from './outage-log';
import { type BodyLimits, readBody } from './read-body';
import { BAD_CREDENTIAL, notNow, NOT_JSON, type Refusal, UNKNOWN_ADDRESS } from './refusal';
import { type KnownSource, SourceBook } from './source-book';

/** The answer to a sender; `null` when there is nobody left to answer. */
export type Answer = { readonly status: 200; readonly id: string | null } | Refusal | null;

/** Who is let in: a token proves it by the head alone, a signature only together with the body. */
export interface Admitted {
  readonly source: KnownSource;
  readonly caller: Caller;
  readonly signature?: string;
}

/** Until it is known again which credentials are issued: after the start a moment. */
const NOT_YET_MS = 1_000;

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
    private readonly heard: DeliveriesHeard,
    private readonly issued: IssuedCredentials,
    logger: PonteLogger,
  ) {
    const { bodyBytes, receiveWithin } = config.limits;
    this.bodyLimits = { bodyBytes, receiveWithinMs: receiveWithin };
    const log = logger.child({ component: 'edge' });
    this.alert = new OffContractAlert(log);
    this.outage = new OutageLog(log, clock);
  }

  /** Finds the sender and checks its credential; before the body is read, so that a stranger cannot make us read one. */
  admit(kind: WebhookKind, id: string, request: IncomingMessage): Admitted | Refusal {
    const source = this.sources.find(kind, id);
    if (!source) return UNKNOWN_ADDRESS;
    // A header that stands twice is a proxy's or an attacker's doing; which of the two would count is anybody's guess.
    const credential = onlyHeader(request, source.header);
    if (source.signatures) {
      return Signatures.isOne(credential)
        ? { source, caller: source.signed, signature: credential }
        : this.stranger(source);
    }
    const caller = credential && source.tokens.find(credential, this.clock.now().getTime());
    if (caller) return { source, caller };
    return credential && this.issued.unsureOf(id) ? notNow(NOT_YET_MS) : this.stranger(source);
  }

  async receive(
    { source, caller, signature }: Admitted,
    request: IncomingMessage,
  ): Promise<Answer> {
    const { config } = source;
    const read = await readBody(request, this.bodyLimits);
    if (!read.ok) return read.refusal;
    if (signature !== undefined && source.signatures?.accept(signature, read.body) !== true)
      return this.stranger(source);
    const delivery: Delivery = {
      body: read.body,
      contentType: request.headers['content-type'],
      receivedAt: this.clock.now(),
    };
    const judgement = judge(config, delivery, this.sealer);
    const event = judgement.disposition === 'not-json' ? null : judgement.event;
    this.heard.note(caller, event, delivery.receivedAt.getTime());
    if (judgement.disposition === 'not-json') return NOT_JSON;
    const failure = await this.publish(judgement.record);
    if (failure) return this.refuse(config, failure);
    this.metrics.judged(config, judgement.disposition);
    if (judgement.disposition === 'accepted') return { status: 200, id: judgement.eventId };
    this.alert.note(config, judgement);
    return { status: 200, id: null };
  }

  private stranger({ refused }: KnownSource): Refusal {
    this.heard.note(refused, null, this.clock.now().getTime());
    return BAD_CREDENTIAL;
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
