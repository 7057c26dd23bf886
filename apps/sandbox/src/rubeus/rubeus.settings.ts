import { object } from '../core/check';
import { deliverySchema, type DeliverySettings } from '../core/delivery-settings';
import { Settings } from '../core/settings';
import { RUBEUS_EVENTS, type RubeusEvent } from './rubeus.elements';

/** A "gatilho": what sets it off, and the fixed URL that it posts to. */
export interface RubeusTrigger {
  readonly event: RubeusEvent;
  /** Nothing but this address says who posts: it is a secret, and shown as a digest. */
  readonly secretUrl: string;
}

export interface RubeusSettings extends DeliverySettings {
  readonly triggers: readonly RubeusTrigger[];
}

/** The vendor documents no repeats, and says nothing of how long it waits. */
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
      ...deliverySchema,
    }),
  );
}
