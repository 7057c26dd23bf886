import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import { deliveryPolicy } from '../core/delivery-policy';
import { digest } from '../core/redact';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import { type RubeusEvent, SAMPLES } from './rubeus.elements';
import type { RubeusSettings, RubeusTrigger } from './rubeus.settings';
import { withoutSecret } from './without-secret';

/** How elements are put into bodies: as arrays, or each as a bare object, as older pages of the vendor show. */
export const FORMS = ['array', 'object'] as const;
export type Form = (typeof FORMS)[number];

export interface SendOptions {
  readonly as?: Form;
  /** Elements of one array; by default all. */
  readonly perRequest?: number;
  /** How many times each body is sent, unchanged; by default 1. */
  readonly repeat?: number;
  /** Real milliseconds between a body and its repeat; 0: at the same time. */
  readonly repeatEveryMs?: number;
  /** Real milliseconds before the first attempt. */
  readonly delayMs?: number;
}

/** Posts what triggers tell to their URLs. Nothing else goes with it: no kind, no id of the event, no time, no signature. */
export class Crm {
  readonly deliveries: Deliveries;

  constructor(
    private readonly settings: Settings<RubeusSettings>,
    parts: SimulatorParts,
  ) {
    this.deliveries = new Deliveries(
      deliveryPolicy(settings),
      withoutSecret(parts.post),
      parts.timers,
      parts.random,
    );
  }

  triggersOf(event: RubeusEvent): readonly RubeusTrigger[] {
    return this.settings.value.triggers.filter((trigger) => trigger.event === event);
  }

  /** How many requests {@link send} would make of so many elements. */
  requests(
    event: RubeusEvent,
    elements: number,
    { as, perRequest, repeat = 1 }: SendOptions,
  ): number {
    const bodies = Math.ceil(elements / sizeOf(as, perRequest, elements));
    return bodies * repeat * this.triggersOf(event).length;
  }

  /** Sends elements to every trigger of an event, whatever the elements are. */
  send(event: RubeusEvent, elements: readonly unknown[], options: SendOptions = {}): Sent[] {
    const { repeat = 1, repeatEveryMs = 0, delayMs = 0 } = options;
    const bodies = bodiesOf(elements, options);
    return this.triggersOf(event).flatMap((trigger) =>
      Array.from({ length: repeat }, (_, copy) =>
        bodies.map((body) => this.post(trigger, body, delayMs + copy * repeatEveryMs)),
      ).flat(),
    );
  }

  /** The button "Testar": sample data, which looks real. */
  test(event: RubeusEvent): Sent[] {
    return this.send(event, SAMPLES[event]);
  }

  private post({ event, secretUrl }: RubeusTrigger, body: string, delayMs: number): Sent {
    return this.deliveries.send({
      event,
      eventId: '-',
      url: secretUrl,
      shownUrl: digest(secretUrl),
      headers: () => ({ 'content-type': 'application/json' }),
      body,
      delayMs,
    });
  }
}

function bodiesOf(elements: readonly unknown[], { as, perRequest }: SendOptions): string[] {
  if (as === 'object') return elements.map((element) => JSON.stringify(element));
  const size = sizeOf(as, perRequest, elements.length);
  // An empty array is a body, too.
  const bodies = Math.max(1, Math.ceil(elements.length / size));
  return Array.from({ length: bodies }, (_, at) =>
    JSON.stringify(elements.slice(at * size, (at + 1) * size)),
  );
}

function sizeOf(as: Form | undefined, perRequest: number | undefined, elements: number): number {
  return as === 'object' ? 1 : Math.max(1, perRequest ?? elements);
}
