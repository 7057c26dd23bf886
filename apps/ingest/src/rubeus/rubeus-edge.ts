import { Injectable } from '@nestjs/common';
import { PublishError, Publisher } from '@ponte/messaging';
import { Clock, PonteLogger, Sealer } from '@ponte/platform';
import type { IncomingMessage } from 'node:http';
import { IngestConfig } from '../config/ingest.config';
import { EdgeMetrics } from '../edge/edge-metrics';
import type { Delivery } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { OffContractAlert } from '../edge/off-contract-alert';
import { OutageLog } from '../edge/outage-log';
import { readBody } from '../edge/read-body';
import { notNow, NOT_JSON, type Refusal, tooManyElements, UNKNOWN_ADDRESS } from '../edge/refusal';
import { aloneOf } from './alone-of';
import { type GoodElement, judgeElement } from './judge-element';
import { readElements } from './read-elements';
import { type Fresh, Repeats } from './repeats';
import { type KnownTrigger, RubeusBook } from './rubeus-book';

/** What became of a request's elements, all of them on the log. */
export interface Taken {
  readonly status: 200;
  readonly accepted: number;
  readonly rejected: number;
  readonly repeated: number;
}

type Disposition = 'accepted' | 'rejected' | 'repeated';

/** An element on its way: resolves when it, or the one that it repeats, is on the log. */
interface Under {
  readonly disposition: Disposition;
  readonly done: Promise<PublishError | undefined>;
}

/** It did not land, and whoever published it heard why. */
const WITH_THE_FIRST = new PublishError('unavailable', 'what it repeats did not get onto the log');

/** One request of Rubeus: each element becomes a record of its own; 200 is said when all of them are on the log. */
@Injectable()
export class RubeusEdge {
  private readonly repeats = new Repeats();
  private readonly alert: OffContractAlert;
  private readonly outage: OutageLog;

  constructor(
    private readonly config: IngestConfig,
    private readonly book: RubeusBook,
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    private readonly metrics: EdgeMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    const log = logger.child({ component: 'rubeus' });
    this.alert = new OffContractAlert(log);
    this.outage = new OutageLog(log, clock);
  }

  /** Finds the trigger by the address; a wrong secret and a source that does not exist look the same. */
  admit(source: string, secret: string): KnownTrigger | Refusal {
    return this.book.find(source, secret) ?? UNKNOWN_ADDRESS;
  }

  /** @returns `null` when there is nobody left to answer */
  async receive(trigger: KnownTrigger, request: IncomingMessage): Promise<Taken | Refusal | null> {
    const { source } = trigger;
    const { receiveWithin } = this.config.limits;
    const read = await readBody(request, {
      bodyBytes: source.bodyBytes,
      receiveWithinMs: receiveWithin,
    });
    if (!read.ok) return read.refusal;
    const contentType = request.headers['content-type'];
    const delivery: Delivery = { body: read.body, contentType, receivedAt: this.clock.now() };
    const found = readElements(read.body);
    if (found.kind === 'not-json') return NOT_JSON;
    if (found.kind === 'off-contract')
      return this.answer(trigger, [this.reject(trigger, delivery, [found.fault])]);
    if (found.elements.length > source.mostElements) return tooManyElements(source.mostElements);
    // Offered in one go and in their order: of one contact the publisher keeps it.
    return this.answer(
      trigger,
      found.elements.map((element) => this.take(trigger, element, delivery)),
    );
  }

  private take(trigger: KnownTrigger, element: unknown, delivery: Delivery): Under {
    const { source, event } = trigger;
    const judged = judgeElement(source, event, element, delivery.receivedAt, this.sealer);
    if (!judged.ok) return this.reject(trigger, aloneOf(element, delivery), judged.faults);
    const claim = this.repeats.claim(
      judged.subject,
      judged.digest,
      source.dedupeWithin,
      delivery.receivedAt.getTime(),
    );
    if (claim.repeated) {
      const done = claim.landed.then((landed) => (landed ? undefined : WITH_THE_FIRST));
      return { disposition: 'repeated', done };
    }
    const record = this.recordOf(judged, claim);
    if ('topic' in record) {
      const done = this.publish(record);
      void done.then(
        (failure) => claim.landed(failure === undefined),
        () => claim.landed(false),
      );
      return { disposition: 'accepted', done };
    }
    claim.withdraw();
    return this.reject(trigger, aloneOf(element, delivery), record);
  }

  private recordOf(judged: GoodElement, claim: Fresh): ReturnType<GoodElement['record']> {
    try {
      return judged.record(claim.eventId);
    } catch (error) {
      // A bug; but nobody may wait for a claim of which nobody takes care.
      claim.withdraw();
      throw error;
    }
  }

  private reject(
    { source, event }: KnownTrigger,
    delivery: Delivery,
    faults: Parameters<typeof keepAside>[3],
  ): Under {
    const kept = keepAside('rejected', source, delivery, faults, this.sealer, { event });
    const done = this.publish(kept.record).then((failure) => {
      if (!failure) this.alert.note(source, kept);
      return failure;
    });
    return { disposition: 'rejected', done };
  }

  private async answer({ source }: KnownTrigger, all: readonly Under[]): Promise<Taken | Refusal> {
    const failures = await Promise.all(all.map(({ done }) => done));
    const counts = { accepted: 0, rejected: 0, repeated: 0 };
    all.forEach(({ disposition }, index) => {
      if (failures[index]) return;
      counts[disposition] += 1;
      this.metrics.judged(source, disposition);
    });
    const told = new Set(failures.filter((failure) => failure !== undefined));
    for (const { code } of told) {
      this.metrics.unpublished(source.kind, source.id, code);
      this.outage.note(source.id, code);
    }
    const [failure] = told;
    return failure ? notNow(failure.retryAfterMs) : { status: 200, ...counts };
  }

  /** Why a record is not known to be on the log; `undefined` once it is. */
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
}
