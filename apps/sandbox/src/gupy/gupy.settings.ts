import { object } from '../core/check';
import { Settings } from '../core/settings';
import { GUPY_ENDPOINTS } from './gupy.endpoints';

export interface GupySettings {
  readonly companyName: string;
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated minutes. The vendor's: 1, 5, 15, 30, then every 30 up to about 2 h. */
  readonly retryAfterMinutes: readonly number[];
  /** Real milliseconds; the vendor's is 30 s. */
  readonly deliveryTimeoutMs: number;
  /** A repeat carries the headers of the moment of the event, or those registered now. The vendor does not say which. */
  readonly retryHeaders: 'snapshot' | 'current';
  /** An event is delivered twice with this probability. */
  readonly duplicateProbability: number;
  /** An event's first attempt is held back, by up to `disorderMs` real milliseconds, with this probability. */
  readonly disorderProbability: number;
  readonly disorderMs: number;
  /** Deliveries whose URL begins with a key go to its value instead: real postback URLs are public HTTPS. */
  readonly rewritePostbacks: Readonly<Record<string, string>>;
  /** As the vendor demands in production; off, because the services under test listen on localhost. */
  readonly requireHttps: boolean;
  /** Answers to POST and PUT /webhooks show another action than the registered one, as the vendor's sample does. */
  readonly echoAnotherAction: boolean;
  /** What becomes, without notice, of a webhook with nothing but errors for `errorsForDays` simulated days. */
  readonly afterErrors: 'inactivate' | 'remove' | 'nothing';
  readonly errorsForDays: number;
  /** 409 for a tag that is already there (default), or 200 with the tag. */
  readonly tagAlreadyThere: 'conflict' | 'ok';
  /** Whether comments are listed ten at a time (`perPage`, `page`); the vendor documents `{results}` and no paging. */
  readonly commentPages: boolean;
  readonly rateLimit: { readonly limit: number; readonly windowMs: number };
  readonly tokens: readonly string[];
  /** Endpoints for which every token lacks permission, e.g. `PUT /jobs/{jobId}/applications/{applicationId}/tags`. */
  readonly forbidden: readonly string[];
}

export const GUPY_DEFAULTS: Omit<GupySettings, 'tokens' | 'timeScale' | 'rewritePostbacks'> = {
  companyName: 'ACME',
  retryAfterMinutes: [1, 5, 15, 30, 60, 90, 120],
  deliveryTimeoutMs: 30_000,
  retryHeaders: 'snapshot',
  duplicateProbability: 0,
  disorderProbability: 0,
  disorderMs: 500,
  requireHttps: false,
  echoAnotherAction: false,
  afterErrors: 'inactivate',
  errorsForDays: 7,
  tagAlreadyThere: 'conflict',
  commentPages: false,
  rateLimit: { limit: 900, windowMs: 60_000 },
  forbidden: [],
};

const probability = { type: 'number', minimum: 0, maximum: 1 };
const milliseconds = { type: 'integer', minimum: 1, maximum: 3_600_000 };

export function gupySettings(defaults: GupySettings): Settings<GupySettings> {
  return new Settings(
    defaults,
    object({
      companyName: { type: 'string', minLength: 1 },
      timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      retryAfterMinutes: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
      deliveryTimeoutMs: milliseconds,
      retryHeaders: { enum: ['snapshot', 'current'] },
      duplicateProbability: probability,
      disorderProbability: probability,
      disorderMs: { type: 'integer', minimum: 0, maximum: 3_600_000 },
      rewritePostbacks: {
        type: 'object',
        required: [],
        additionalProperties: { type: 'string', format: 'uri' },
      },
      requireHttps: { type: 'boolean' },
      echoAnotherAction: { type: 'boolean' },
      afterErrors: { enum: ['inactivate', 'remove', 'nothing'] },
      errorsForDays: { type: 'number', exclusiveMinimum: 0, maximum: 365 },
      tagAlreadyThere: { enum: ['conflict', 'ok'] },
      commentPages: { type: 'boolean' },
      rateLimit: object(
        {
          limit: { type: 'integer', minimum: 0 },
          windowMs: { type: 'integer', minimum: 1, maximum: 86_400_000 },
        },
        ['limit', 'windowMs'],
      ),
      tokens: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
      forbidden: { type: 'array', items: { enum: [...GUPY_ENDPOINTS] } },
    }),
  );
}
