import { Injectable } from '@nestjs/common';
import { splitBody, type SplitBody } from '@ponte/contracts';
import { type PublishError, Publisher } from '@ponte/messaging';
import { Clock, currentTraceparent, PonteLogger, Sealer } from '@ponte/platform';
import type { IncomingMessage } from 'node:http';
import { v7 as uuidV7 } from 'uuid';
import type { AhgoraSourceConfig } from '../config/ahgora-source.config';
import { IngestConfig } from '../config/ingest.config';
import { EdgeMetrics } from '../edge/edge-metrics';
import { onlyHeader } from '../edge/only-header';
import { OutageLog } from '../edge/outage-log';
import { readBody } from '../edge/read-body';
import { Admission, type Room } from './admission';
import { AhgoraBook } from './ahgora-book';
import { AhgoraMetrics } from './ahgora-metrics';
import {
  type AhgoraRefusal,
  BAD_USER,
  busy,
  notTaken,
  STARTING,
  unreadBody,
  unsplittable,
} from './ahgora-refusal';
import { OptionalHasher } from './optional-hasher';
import { placeItems } from './send/place-items';
import { publishItems } from './send/publish-items';
import { Turns } from './turns';
import { renderReply } from './wait/render-reply';
import { SettledResults } from './wait/settled-results';
import { type WaitEnd, WaitingRequest } from './wait/waiting-request';
import { WaitingRequests } from './wait/waiting-requests';

/** A sender that is let in, with the room that its request takes; whoever asked gives it back. */
export interface AdmittedSender {
  readonly source: AhgoraSourceConfig;
  readonly room: Room;
  /** By the process's own clock, in milliseconds. */
  readonly since: number;
}

/** A sender is told to come again so much later, in seconds: when one of those that wait may be done. */
const BUSY_SECONDS = 5;

/**
 * How long a whole request may take to be put on the log, if that is longer than its sender is to wait: a late reply is
 * worth more than a 503 to a request that would be as large the next time.
 */
const WHOLE_REQUEST_MS = 30_000;

/**
 * One request's way from PontoWeb to the log and back: split, put on the log item by item, answered per rubrica when
 * payroll-bridge has told the outcomes, or at the deadline. What is on the log is processed whether somebody waits or not.
 */
@Injectable()
export class AhgoraEdge {
  private readonly admission = new Admission();
  private readonly log: PonteLogger;
  private readonly outage: OutageLog;

  constructor(
    private readonly config: IngestConfig,
    private readonly book: AhgoraBook,
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    private readonly hasher: OptionalHasher,
    private readonly waiting: WaitingRequests,
    private readonly settled: SettledResults,
    private readonly turns: Turns,
    private readonly edgeMetrics: EdgeMetrics,
    private readonly metrics: AhgoraMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'ahgora' });
    this.outage = new OutageLog(this.log, clock);
  }

  /** Checks the credential and finds room; before the body is read, so that a stranger cannot make us read one. */
  admit(request: IncomingMessage): AdmittedSender | AhgoraRefusal {
    const authorization = onlyHeader(request, 'authorization');
    const source = authorization && this.book.find(authorization);
    if (!source) return BAD_USER;
    if (!this.settled.positioned) return STARTING;
    const room = this.admission.admit(source, declaredBytes(request));
    return room ? { source, room, since: performance.now() } : busy(BUSY_SECONDS);
  }

  /**
   * @param gone aborts when the sender hangs up: nobody is answered then, and all else goes on
   * @returns the reply; `null` when there is nobody left to answer
   */
  async receive(
    sender: AdmittedSender,
    request: IncomingMessage,
    gone: AbortSignal,
  ): Promise<Buffer | AhgoraRefusal | null> {
    const { source, since } = sender;
    const taken = await this.take(sender, request);
    if (!(taken instanceof WaitingRequest)) return taken;
    try {
      const leftMs = since + source.replyWithinMs - performance.now();
      return await this.reply(sender, taken, await waitFor(taken, leftMs, gone));
    } finally {
      this.waiting.remove(taken);
    }
  }

  /** Reads the request and puts all of it on the log. The body and its items are let go of when this returns. */
  private async take(
    sender: AdmittedSender,
    request: IncomingMessage,
  ): Promise<WaitingRequest | AhgoraRefusal | null> {
    const { source, room } = sender;
    const { receiveWithin } = this.config.limits;
    const limits = { bodyBytes: source.bodyBytes, receiveWithinMs: receiveWithin };
    const read = await readBody(request, limits);
    if (!read.ok) return read.refusal && unreadBody(read.refusal);
    if (!room.resize(read.body.length)) return busy(BUSY_SECONDS);
    const split = await splitBody(read.body, this.turns, { roomFor: room.fit });
    if (!split) return busy(BUSY_SECONDS);
    room.settle();
    return split.ok ? this.publish(sender, split) : unsplittable(split);
  }

  private async publish(
    { source, since }: AdmittedSender,
    { items }: Extract<SplitBody, { ok: true }>,
  ): Promise<WaitingRequest | AhgoraRefusal> {
    const requestId = uuidV7();
    const parts = { hasher: this.hasher.get(), turns: this.turns };
    const placed = await placeItems(items, { source: source.id, requestId }, parts);
    if ('path' in placed) return unsplittable({ faults: [placed], count: 1, stopped: false });
    const echoes = items.map(({ echo }) => echo);
    const taken = new WaitingRequest(source.id, requestId, echoes);
    // Before the first item is on the log: its outcome may be there before the last item is.
    this.waiting.add(taken);
    const receivedAt = this.clock.now();
    const traceparent = currentTraceparent();
    const { publishWithin } = this.config.limits;
    const leftMs = since + source.replyWithinMs - performance.now();
    const { publisher, sealer, turns } = this;
    let failure: PublishError | undefined;
    try {
      failure = await publishItems(
        placed,
        { source: source.id, requestId, count: items.length, receivedAt, traceparent },
        { recordMs: publishWithin, requestMs: Math.max(WHOLE_REQUEST_MS, leftMs) },
        { publisher, sealer, turns, leaving: () => this.waiting.leaving },
      );
    } catch (error) {
      this.waiting.remove(taken);
      throw error;
    }
    if (!failure) {
      this.edgeMetrics.judged(source, 'accepted');
      return taken;
    }
    this.waiting.remove(taken);
    this.edgeMetrics.unpublished(source.kind, source.id, failure.code);
    this.outage.note(source.id, failure.code);
    return notTaken(failure.retryAfterMs);
  }

  private async reply(
    { source, since }: AdmittedSender,
    taken: WaitingRequest,
    end: WaitEnd,
  ): Promise<Buffer | null> {
    const facts = { source: source.id, requestId: taken.requestId, items: taken.items.length, end };
    const ms = (): number => Math.round(performance.now() - since);
    if (end === 'gone') {
      this.log.info({ ...facts, ms: ms() }, 'a sender of results left before its reply');
      return null;
    }
    const reply = await renderReply(taken, this.turns);
    this.metrics.replied(source.id, reply, (performance.now() - since) / 1_000);
    this.log.info({ ...facts, ...reply.counts, ms: ms() }, 'results answered');
    return reply.body;
  }
}

function waitFor(taken: WaitingRequest, leftMs: number, gone: AbortSignal): Promise<WaitEnd> {
  const timer = setTimeout(() => taken.end('deadline'), Math.max(0, leftMs));
  const leave = (): void => taken.end('gone');
  if (gone.aborted) leave();
  gone.addEventListener('abort', leave, { once: true });
  return taken.ended.finally(() => clearTimeout(timer));
}

/** What a body will have at least, if its head says so; compressed, it says nothing. */
function declaredBytes({ headers }: IncomingMessage): number | undefined {
  const declared = headers['content-length'];
  return declared === undefined || headers['content-encoding'] !== undefined
    ? undefined
    : Number(declared);
}
