import { object } from '../core/check';
import { headersSchema } from '../core/header-syntax';
import { Settings } from '../core/settings';

export interface DeskSettings {
  readonly tokens: readonly string[];
  /** `duplicates`: every POST is a new ticket. `idempotent`: the same `Idempotency-Key` is the same ticket. */
  readonly mode: 'duplicates' | 'idempotent';
  /** Where changes of a ticket's state go; `null`: nowhere, they can only be read. */
  readonly postback: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  } | null;
  /** Real milliseconds until a search shows a new ticket. */
  readonly searchLagMs: number;
  /** Real milliseconds after which a ticket is ordered, and again until it is delivered; `null`: people do it. */
  readonly worksAfterMs: number | null;
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated seconds. */
  readonly retryAfterSeconds: readonly number[];
  readonly deliveryTimeoutMs: number;
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
      postback: {
        anyOf: [
          { type: 'null' },
          object(
            {
              url: { type: 'string', format: 'uri', pattern: '^https?:' },
              headers: headersSchema,
            },
            ['url', 'headers'],
          ),
        ],
      },
      searchLagMs: milliseconds,
      worksAfterMs: { anyOf: [{ type: 'null' }, milliseconds] },
      timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      retryAfterSeconds: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
      deliveryTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    }),
  );
}
