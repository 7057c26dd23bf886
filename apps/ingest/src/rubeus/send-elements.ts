import { PublishError, type Publisher } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import type { Delivery, KeptAside } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { type GoodElement, judgeElement } from './judge-element';
import type { ReadElement } from './read-elements';
import { type Fresh, Repeats } from './repeats';
import type { KnownTrigger } from './rubeus-book';

export type Disposition = 'accepted' | 'rejected' | 'repeated';

/** An element on its way. */
export interface Under {
  readonly disposition: Disposition;
  /** Resolves when it, or the one that it repeats, is on the log; to why it is not known to be. */
  readonly done: Promise<PublishError | undefined>;
  readonly kept?: KeptAside;
}

/** It did not land, and whoever published it heard why. */
const WITH_THE_FIRST = new PublishError('unavailable', 'what it repeats did not get onto the log');

export interface SendLimits {
  /** How long Kafka may take for one record, in milliseconds. */
  readonly publishWithin: number;
  /** Largest part of a body that can be kept aside, in bytes. */
  readonly bodyBytes: number;
}

/** Puts elements on the log, each as what it turns out to be. */
export class SendElements {
  private readonly repeats: Repeats;

  constructor(
    private readonly publisher: Publisher,
    private readonly sealer: Sealer,
    private readonly limits: SendLimits,
    startedAt: Date,
  ) {
    this.repeats = new Repeats(startedAt.getTime());
  }

  send(trigger: KnownTrigger, element: ReadElement, delivery: Delivery): Under {
    const { source, event } = trigger;
    const { bytes, value, fault } = element;
    const { receivedAt } = delivery;
    const alone = { ...delivery, body: bytes };
    if (fault) return this.reject(trigger, alone, [fault]);
    const judged = judgeElement(source, event, value, receivedAt, this.sealer, bytes);
    if (!judged.ok) return this.reject(trigger, alone, judged.faults);
    const { subject, digest } = judged;
    const now = receivedAt.getTime();
    const claim = this.repeats.claim(subject, digest, source.dedupeWithin, now);
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
    return this.reject(trigger, alone, record);
  }

  /** Keeps an element, or a whole body, that became no event; of one that is too large what can be kept. */
  reject(
    { source, event }: KnownTrigger,
    delivery: Delivery,
    faults: Parameters<typeof keepAside>[3],
  ): Under {
    const { bodyBytes } = this.limits;
    const { body } = delivery;
    const large = body.length > bodyBytes;
    const message = `has ${body.length} bytes: more than the ${bodyBytes} that can be kept, of which only its beginning is`;
    const kept = keepAside(
      'rejected',
      source,
      large ? { ...delivery, body: body.subarray(0, bodyBytes) } : delivery,
      large ? [{ path: '', message }, ...faults] : faults,
      this.sealer,
      { event, apart: event, bytes: body.length },
    );
    return { disposition: 'rejected', done: this.publish(kept.record), kept };
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

  /** Why a record is not known to be on the log; `undefined` once it is. */
  private async publish(
    record: Parameters<Publisher['publish']>[0],
  ): Promise<PublishError | undefined> {
    try {
      await this.publisher.publish(record, { deadlineMs: this.limits.publishWithin });
      return undefined;
    } catch (error) {
      if (error instanceof PublishError) return error;
      throw error;
    }
  }
}
