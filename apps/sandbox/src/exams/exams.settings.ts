import { object } from '../core/check';
import { headersSchema } from '../core/header-syntax';
import { Settings } from '../core/settings';
import type { OutcomeRule } from './exams.model';

export interface ExamsSettings {
  readonly tokens: readonly string[];
  /** `idempotent`: the same `Idempotency-Key` is the same order. `duplicates`: every POST is a new one. */
  readonly mode: 'idempotent' | 'duplicates';
  /** Where results go; `null`: nowhere, they can only be read. */
  readonly postback: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  } | null;
  /** Real milliseconds from an order to its result, unless a rule says otherwise. */
  readonly resultDelayMs: number;
  readonly defaultResult: {
    readonly outcome: string;
    readonly score?: number | string;
    readonly summary?: string;
  };
  readonly rules: readonly OutcomeRule[];
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated seconds. */
  readonly retryAfterSeconds: readonly number[];
  readonly deliveryTimeoutMs: number;
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
      resultDelayMs: milliseconds,
      defaultResult: object({ outcome: text, score, summary: text }, ['outcome']),
      rules: { type: 'array', maxItems: 10_000, items: rule },
      timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      retryAfterSeconds: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
      deliveryTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    }),
  );
}
