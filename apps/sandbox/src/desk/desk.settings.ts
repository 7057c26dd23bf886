import { object } from '../core/check';
import { deliverySchema, type DeliverySettings } from '../core/delivery-settings';
import { type Postback, postbackSchema } from '../core/postback';
import { Settings } from '../core/settings';

export interface DeskSettings extends DeliverySettings {
  readonly tokens: readonly string[];
  /** `duplicates`: every POST is a new ticket. `idempotent`: the same `Idempotency-Key` is the same ticket. */
  readonly mode: 'duplicates' | 'idempotent';
  /** Where changes of a ticket's state go; `null`: nowhere, they can only be read. */
  readonly postback: Postback | null;
  /** Real milliseconds until a search shows a new ticket. */
  readonly searchLagMs: number;
  /** Real milliseconds after which a ticket is ordered, and again until it is delivered; `null`: people do it. */
  readonly worksAfterMs: number | null;
}

export const DESK_DEFAULTS: Omit<DeskSettings, 'tokens' | 'timeScale' | 'postback'> = {
  mode: 'duplicates',
  searchLagMs: 0,
  worksAfterMs: null,
  retryAfterSeconds: [5, 30, 120, 600, 1_800, 3_600],
  deliveryTimeoutMs: 30_000,
};

const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 };

export function deskSettings(defaults: DeskSettings): Settings<DeskSettings> {
  return new Settings(
    defaults,
    object({
      tokens: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
      mode: { enum: ['duplicates', 'idempotent'] },
      postback: postbackSchema,
      searchLagMs: milliseconds,
      worksAfterMs: { anyOf: [{ type: 'null' }, milliseconds] },
      ...deliverySchema,
    }),
  );
}
