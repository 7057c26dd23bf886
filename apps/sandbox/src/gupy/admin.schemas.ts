import { object } from '../core/check';
import { headersSchema } from '../core/header-syntax';
import { GUPY_ACTIONS } from './gupy.model';

const id = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
const text = { type: 'string', minLength: 1 };
const date = { type: 'string', format: 'date-time' };
const freeObject = { type: 'object', additionalProperties: true, required: [] };
const emission = {
  date,
  eventId: { type: 'string', format: 'uuid' },
  duplicates: { type: 'integer', minimum: 0, maximum: 100 },
  delayMs: { type: 'integer', minimum: 0, maximum: 3_600_000 },
  silent: { type: 'boolean' },
};

/** What every event-emitting operation of the admin API takes besides its own fields. */
export interface Emission {
  /** The event's date; by default now. An older one simulates lateness. */
  readonly date?: string;
  readonly eventId?: string;
  readonly duplicates?: number;
  readonly delayMs?: number;
  /** Changes the state without telling any webhook. */
  readonly silent?: boolean;
}

export interface StepChoice {
  readonly id?: number;
  readonly name?: string;
}
const step = { ...object({ id, name: text }), minProperties: 1 };

export interface NewJob {
  readonly id?: number;
  readonly name: string;
  readonly status?: string;
  readonly steps?: readonly {
    readonly id?: number;
    readonly name: string;
    readonly type?: string;
  }[];
  readonly details?: Readonly<Record<string, unknown>>;
}
export const newJobSchema = object(
  {
    id,
    name: text,
    status: text,
    steps: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: object(
        { id, name: text, type: { enum: ['register', 'online', 'offline', 'pre_hire', 'final'] } },
        ['name'],
      ),
    },
    details: freeObject,
  },
  ['name'],
);

export interface JobChange extends Emission {
  readonly status?: string;
  readonly name?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
export const jobChangeSchema = {
  ...object({ status: text, name: text, details: freeObject, ...emission }),
  minProperties: 1,
};

export interface NewApplications extends Emission {
  readonly jobId?: number;
  readonly id?: number;
  /** How many to add; `id` is the first one's. */
  readonly count?: number;
  readonly score?: number;
  readonly status?: string;
  readonly step?: StepChoice;
  /** Laid over the person of the vendor's sample. */
  readonly candidate?: Readonly<Record<string, unknown>>;
  readonly manualCandidate?: Readonly<Record<string, unknown>>;
}
export const newApplicationsSchema = object({
  jobId: id,
  id,
  count: { type: 'integer', minimum: 1, maximum: 10_000 },
  score: { type: 'number' },
  status: { enum: ['in_process', 'reproved', 'give_up', 'hired'] },
  step,
  candidate: freeObject,
  manualCandidate: freeObject,
  ...emission,
});

export interface Move extends Emission {
  readonly step: StepChoice;
  readonly status?: string;
}
export const moveSchema = object(
  { step, status: { enum: ['in_process', 'reproved', 'give_up', 'hired'] }, ...emission },
  ['step'],
);

export interface Leave {
  readonly status: string;
}
export const leaveSchema = object({ status: { enum: ['reproved', 'give_up'] } }, ['status']);

export interface Hire extends Emission {
  readonly hiringDate?: string;
  readonly hiringType?: string;
  readonly vacancyCode?: string | null;
  readonly salary?: { readonly value: number; readonly currency: string };
  readonly hiringCustomFields?: unknown;
  readonly user?: Readonly<Record<string, unknown>> | null;
}
export const hireSchema = object({
  hiringDate: date,
  hiringType: {
    enum: [
      'employee_admission',
      'employee_readmission',
      'employee_reintegration',
      'unrelated_worker_hiring',
      'internal_transfer',
    ],
  },
  vacancyCode: { type: ['string', 'null'] },
  salary: object({ value: { type: 'number' }, currency: text }, ['value', 'currency']),
  hiringCustomFields: {},
  user: { type: ['object', 'null'], additionalProperties: true, required: [] },
  ...emission,
});

export const emissionSchema = object(emission);

export interface RawEvent extends Emission {
  readonly event: string;
  readonly data: object;
}
export const rawEventSchema = object(
  { event: { enum: [...GUPY_ACTIONS] }, data: freeObject, ...emission },
  ['event', 'data'],
);

export interface RawDelivery {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A text is sent as it stands, anything else as JSON. */
  readonly body: unknown;
  readonly retry?: boolean;
  readonly count?: number;
  readonly delayMs?: number;
}
const value = headersSchema.additionalProperties;
export const rawDeliverySchema = object(
  {
    url: { type: 'string', format: 'uri', pattern: '^https?:' },
    headers: {
      ...headersSchema,
      additionalProperties: { anyOf: [value, { type: 'array', items: value }] },
    },
    body: {},
    retry: { type: 'boolean' },
    count: { type: 'integer', minimum: 1, maximum: 1_000 },
    delayMs: { type: 'integer', minimum: 0, maximum: 3_600_000 },
  },
  ['url', 'body'],
);
