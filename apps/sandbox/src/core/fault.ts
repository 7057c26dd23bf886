import { object } from './check';

/** `latency` delays and lets the call go on; every other kind decides the answer. */
export const FAULT_KINDS = [
  'latency',
  'status',
  'html',
  'empty',
  'truncated',
  'cut',
  'recoded',
  'reset-before',
  'reset-after',
  'hang',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Kinds that by their nature follow the processing of the call; the others come instead of it unless told. */
const PROCESSED_BY_DEFAULT: ReadonlySet<FaultKind> = new Set([
  'empty',
  'truncated',
  'cut',
  'recoded',
  'reset-after',
]);

/** ISO-8859-1, with or without the content type saying so. */
export const FAULT_ENCODINGS = ['latin1', 'latin1-unsaid'] as const;

/** A fault as set over the admin API. */
export interface FaultSpec {
  readonly system: string;
  readonly method?: string;
  /** Route template below the simulator's prefix; absent: every route. */
  readonly route?: string;
  /** Every named value must be met. `body` is keyed by JSON pointer. */
  readonly when?: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
    /** A text that stands somewhere in the body. */
    readonly contains?: string;
  };
  readonly kind: FaultKind;
  /** `latency`: how long; `hang`: after how long the connection is dropped (absent: never). Milliseconds. */
  readonly ms?: number;
  readonly status?: number;
  /** `status`: any JSON; `html`: the page as text. */
  readonly body?: unknown;
  /** How the text of the answer is written; absent: UTF-8. */
  readonly encoding?: (typeof FAULT_ENCODINGS)[number];
  readonly retryAfterSeconds?: number;
  /** Whether the call takes effect although the answer says otherwise; of a latency: before it, instead of after it. */
  readonly processed?: boolean;
  /** Lets the first n matching calls pass. */
  readonly skip?: number;
  /** Applies n times, then no more; absent: until removed. */
  readonly count?: number;
  /** Applies to a matching call with this probability. */
  readonly probability?: number;
}

/** A fault in force, with what it has done so far. */
export interface Fault extends FaultSpec {
  readonly id: string;
  matched: number;
  applied: number;
}

export function isProcessed(fault: FaultSpec): boolean {
  return fault.processed ?? PROCESSED_BY_DEFAULT.has(fault.kind);
}

const texts = { type: 'object', additionalProperties: { type: 'string' }, required: [] };
const milliseconds = { type: 'integer', minimum: 0, maximum: 3_600_000 };

/** JSON Schema of a {@link FaultSpec}. */
export const faultSchema = {
  ...object(
    {
      system: { type: 'string' },
      method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
      route: { type: 'string' },
      when: object({
        params: texts,
        query: texts,
        headers: texts,
        body: { type: 'object', additionalProperties: true },
        contains: { type: 'string', minLength: 1 },
      }),
      kind: { enum: [...FAULT_KINDS] },
      ms: milliseconds,
      status: { type: 'integer', minimum: 200, maximum: 599 },
      body: {},
      encoding: { enum: [...FAULT_ENCODINGS] },
      retryAfterSeconds: { type: 'number', minimum: 0, maximum: 86_400 },
      processed: { type: 'boolean' },
      skip: { type: 'integer', minimum: 0 },
      count: { type: 'integer', minimum: 1 },
      probability: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    },
    ['system', 'kind'],
  ),
  allOf: [
    { if: { properties: { kind: { const: 'latency' } } }, then: { required: ['ms'] } },
    { if: { properties: { kind: { const: 'status' } } }, then: { required: ['status'] } },
    { if: { properties: { kind: { const: 'recoded' } } }, then: { required: ['encoding'] } },
    {
      if: { properties: { kind: { const: 'html' } } },
      then: { properties: { body: { type: 'string' } } },
    },
  ],
};
