import { Injectable } from '@nestjs/common';
import { Publisher } from '@ponte/messaging';
import { Clock, Metrics, PonteLogger, Sealer } from '@ponte/platform';
import type { IncomingMessage } from 'node:http';
import { Turns } from '../ahgora/turns';
import { IngestConfig } from '../config/ingest.config';
import { DeliveriesHeard } from '../credentials/deliveries-heard';
import { EdgeMetrics } from '../edge/edge-metrics';
import type { Delivery } from '../edge/judgement';
import { OffContractAlert } from '../edge/off-contract-alert';
import { OutageLog } from '../edge/outage-log';
import { readBody } from '../edge/read-body';
import { notNow, NOT_JSON, type Refusal, tooManyElements, UNKNOWN_ADDRESS } from '../edge/refusal';
import { BodyRoom } from './body-room';
import { type ReadElement, readElements } from './read-elements';
import { type KnownTrigger, RubeusBook } from './rubeus-book';
import { SendElements, type Under } from './send-elements';

/** What became of a request's elements, all of them on the log. */
export interface Taken {
  readonly status: 200;
  readonly accepted: number;
  readonly rejected: number;
  readonly repeated: number;
}

/** A sender for whose body there is no room is told to come again so much later. */
const NO_ROOM_MS = 1_000;

/** One request of Rubeus: each element becomes a record of its own; 200 is said when all of them are on the log. */
@Injectable()
export class RubeusEdge {
  private readonly sender: SendElements;
  private readonly room = new BodyRoom();
  private readonly alert: OffContractAlert;
  private readonly outage: OutageLog;
  private readonly elements;

  constructor(
    private readonly config: IngestConfig,
    private readonly book: RubeusBook,
    publisher: Publisher,
    sealer: Sealer,
    private readonly metrics: EdgeMetrics,
    counters: Metrics,
    private readonly heard: DeliveriesHeard,
    private readonly turns: Turns,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    const log = logger.child({ component: 'rubeus' });
    this.sender = new SendElements(publisher, sealer, config.limits, clock.now());
    this.alert = new OffContractAlert(log);
    this.outage = new OutageLog(log, clock);
    this.elements = counters.counter(
      'ingest_rubeus_elements_total',
      'Elements of Rubeus that are on the log, by what their trigger tells of: accepted, rejected or repeated.',
      ['source', 'event', 'disposition'],
    );
  }

  /** Finds the trigger by the address; a wrong secret and a source that does not exist look the same. */
  admit(source: string, secret: string): KnownTrigger | Refusal {
    return this.book.find(source, secret) ?? UNKNOWN_ADDRESS;
  }

  /** @returns `null` when there is nobody left to answer */
  async receive(trigger: KnownTrigger, request: IncomingMessage): Promise<Taken | Refusal | null> {
    const { bodyBytes } = trigger.source;
    const declared = Number(request.headers['content-length'] ?? NaN);
    const compressed = request.headers['content-encoding'] !== undefined;
    const release = this.room.take(declared <= bodyBytes && !compressed ? declared : bodyBytes);
    if (!release) return notNow(NO_ROOM_MS);
    try {
      return await this.read(trigger, request);
    } finally {
      release();
    }
  }

  private async read(
    trigger: KnownTrigger,
    request: IncomingMessage,
  ): Promise<Taken | Refusal | null> {
    const { source, event, caller } = trigger;
    const limits = {
      bodyBytes: source.bodyBytes,
      receiveWithinMs: this.config.limits.receiveWithin,
    };
    const read = await readBody(request, limits);
    if (!read.ok) return read.refusal;
    const contentType = request.headers['content-type'];
    const delivery: Delivery = { body: read.body, contentType, receivedAt: this.clock.now() };
    this.heard.note(caller, event, delivery.receivedAt.getTime());
    const found = readElements(read.body, source.mostElements);
    if (found.kind === 'not-json') return NOT_JSON;
    if (found.kind === 'too-many') return tooManyElements(source.mostElements);
    const sent =
      found.kind === 'off-contract'
        ? [this.sender.reject(trigger, delivery, [found.fault])]
        : await this.send(trigger, found.elements, delivery);
    return this.answer(trigger, sent);
  }

  /** Sends in the order of the array, which the publisher keeps for each key; not on, once one has failed. */
  private async send(
    trigger: KnownTrigger,
    elements: readonly ReadElement[],
    delivery: Delivery,
  ): Promise<readonly Under[]> {
    const sent: Under[] = [];
    let failed = false;
    const fails = (failure: unknown): void => void (failed ||= failure !== undefined);
    for (const element of elements) {
      // A thousand elements take 200 ms to seal: other senders have their turns between them.
      if (this.turns.over) await this.turns.next();
      if (failed) break;
      const under = this.sender.send(trigger, element, delivery);
      under.done.then(fails, fails);
      sent.push(under);
    }
    return sent;
  }

  private async answer(
    { source, event }: KnownTrigger,
    sent: readonly Under[],
  ): Promise<Taken | Refusal> {
    const failures = await Promise.all(sent.map(({ done }) => done));
    const landed = sent.filter((_, at) => !failures[at]);
    const counts = { accepted: 0, rejected: 0, repeated: 0 };
    for (const { disposition } of landed) {
      counts[disposition] += 1;
      this.metrics.judged(source, disposition);
      this.elements.inc({ source: source.id, event, disposition });
    }
    const kept = landed.find((each) => each.kept)?.kept;
    if (kept) this.alert.note(source, kept, { event, elements: counts.rejected });
    const told = new Set(failures.filter((failure) => failure !== undefined));
    for (const { code } of told) {
      this.metrics.unpublished(source.kind, source.id, code);
      this.outage.note(source.id, code);
    }
    const [failure] = told;
    return failure ? notNow(failure.retryAfterMs) : { status: 200, ...counts };
  }
}
