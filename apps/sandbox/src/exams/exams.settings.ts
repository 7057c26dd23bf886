import { object } from '../core/check';
import { deliverySchema, type DeliverySettings } from '../core/delivery-settings';
import { type Postback, postbackSchema } from '../core/postback';
import { Settings } from '../core/settings';
import type { OutcomeRule } from './exams.model';

export interface ExamsSettings extends DeliverySettings {
  readonly tokens: readonly string[];
  /** `idempotent`: the same `Idempotency-Key` is the same order. `duplicates`: every POST is a new one. */
  readonly mode: 'idempotent' | 'duplicates';
  /** Where results go; `null`: nowhere, they can only be read. */
  readonly postback: Postback | null;
  /** Real milliseconds from an order to its result, unless a rule says otherwise. */
  readonly resultDelayMs: number;
  readonly defaultResult: {
    readonly outcome: string;
    readonly score?: number | string;
    readonly summary?: string;
  };
  readonly rules: readonly OutcomeRule[];
}

export const EXAMS_DEFAULTS: Omit<ExamsSettings, 'tokens' | 'timeScale' | 'postback'> = {
  mode: 'idempotent',
  resultDelayMs: 1_500,
  defaultResult: {
    outcome: 'apto',
    score: 87.5,
    summary: 'Exames concluídos: apto para a função.',
  },
  rules: [],
  retryAfterSeconds: [5, 30, 120, 600, 1_800, 3_600],
  deliveryTimeoutMs: 30_000,
};

const score = { type: ['number', 'string'] };
const id = { type: ['string', 'number'] };
const text = { type: 'string' };
const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 };

const rule = object({
  match: object({
    externalId: text,
    email: text,
    candidateId: id,
    screening: text,
    step: text,
    jobId: id,
  }),
  outcome: text,
  score,
  summary: text,
  delayMs: milliseconds,
  webhook: { type: 'boolean' },
  never: { type: 'boolean' },
  resultFirst: { type: 'boolean' },
  duplicates: { type: 'integer', minimum: 0, maximum: 100 },
});

export function examsSettings(defaults: ExamsSettings): Settings<ExamsSettings> {
  return new Settings(
    defaults,
    object({
      tokens: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
      mode: { enum: ['idempotent', 'duplicates'] },
      postback: postbackSchema,
      resultDelayMs: milliseconds,
      defaultResult: object({ outcome: text, score, summary: text }, ['outcome']),
      rules: { type: 'array', maxItems: 10_000, items: rule },
      ...deliverySchema,
    }),
  );
}
