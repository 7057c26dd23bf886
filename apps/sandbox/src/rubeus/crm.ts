import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import { digest } from '../core/redact';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import { type RubeusEvent, SAMPLES } from './rubeus.elements';
import type { RubeusSettings, RubeusTrigger } from './rubeus.settings';

/**
 * How elements are put into bodies: all in one array, an array for each, or each as a bare object, as older pages of the
 * vendor show.
 */
export const FORMS = ['array', 'one-each', 'object'] as const;
export type Form = (typeof FORMS)[number];

export interface FireOptions {
  readonly form?: Form;
  /** Each body so many times more, unchanged. */
  readonly repeats?: number;
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
      {
        retryAfterMs: () => settings.value.retryAfterSeconds.map((seconds) => seconds * 1_000),
        timeoutMs: () => settings.value.deliveryTimeoutMs,
        timeScale: () => settings.value.timeScale,
        // A redirect is no success and is not followed.
        isSuccess: (status) => status >= 200 && status < 300,
      },
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  triggersOf(event: RubeusEvent): readonly RubeusTrigger[] {
    return this.settings.value.triggers.filter((trigger) => trigger.event === event);
  }

  /** Sends elements to every trigger of an event, whatever the elements are. */
  fire(event: RubeusEvent, elements: readonly unknown[], options: FireOptions = {}): Sent[] {
    const { repeats = 0, repeatEveryMs = 0, delayMs = 0 } = options;
    const bodies = bodiesOf(elements, options.form ?? 'array');
    return this.triggersOf(event).flatMap((trigger) =>
      Array.from({ length: 1 + repeats }, (_, copy) =>
        bodies.map((body) => this.send(trigger, body, delayMs + copy * repeatEveryMs)),
      ).flat(),
    );
  }

  /** The button "Testar": sample data, which looks real. */
  test(event: RubeusEvent): Sent[] {
    return this.fire(event, SAMPLES[event]);
  }

  private send({ event, secretUrl }: RubeusTrigger, body: string, delayMs: number): Sent {
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

function bodiesOf(elements: readonly unknown[], form: Form): string[] {
  if (form === 'array') return [JSON.stringify(elements)];
  return elements.map((element) => JSON.stringify(form === 'object' ? element : [element]));
}
