import { object } from '../core/check';
import { Settings } from '../core/settings';
import { RUBEUS_EVENTS, type RubeusEvent } from './rubeus.elements';

/** A "gatilho": what sets it off, and the fixed URL that it posts to. */
export interface RubeusTrigger {
  readonly event: RubeusEvent;
  /** Nothing but this address says who posts: it is a secret, and shown as a digest. */
  readonly secretUrl: string;
}

export interface RubeusSettings {
  readonly triggers: readonly RubeusTrigger[];
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated seconds. The vendor documents no repeats. */
  readonly retryAfterSeconds: readonly number[];
  /** The vendor says nothing of it. */
  readonly deliveryTimeoutMs: number;
}

export const RUBEUS_DEFAULTS: Omit<RubeusSettings, 'triggers' | 'timeScale'> = {
  retryAfterSeconds: [],
  deliveryTimeoutMs: 10_000,
};

export function rubeusSettings(defaults: RubeusSettings): Settings<RubeusSettings> {
  const trigger = object(
    {
      event: { enum: [...RUBEUS_EVENTS] },
      secretUrl: { type: 'string', format: 'uri', pattern: '^https?:' },
    },
    ['event', 'secretUrl'],
  );
  return new Settings(
    defaults,
    object({
      triggers: { type: 'array', maxItems: 100, items: trigger },
      timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      retryAfterSeconds: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
      deliveryTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    }),
  );
}
