import { object } from '../core/check';
import { Settings } from '../core/settings';

/** Names of fields that no page of the vendor has; compared without case. */
export const NAMED_FIELDS = [
  ...(['admissionDate', 'dismissalDate', 'unitIntegrationId'] as const),
  ...(['departmentIntegrationId', 'jobDescriptionIntegrationId'] as const),
];
export type NamedField = (typeof NAMED_FIELDS)[number];

export interface FeedzSettings {
  readonly tokens: readonly string[];
  /** A caller whose User-Agent begins so, without case, or who has none, is refused with 403. */
  readonly refusedUserAgents: readonly string[];
  /** A lot as the array of its records, or as `{items: […]}`. */
  readonly body: 'array' | 'items';
  readonly names: Readonly<Record<NamedField, string>>;
  /** HTTP status of a lot that is taken. */
  readonly takenStatus: 200 | 201 | 202;
  /** Of a lot that is refused (5000 for an empty body, 5001, 4999), … */
  readonly refusedStatus: number;
  /** … of a missing or wrong token, … */
  readonly tokenStatus: number;
  /** … and of a process that there is not. */
  readonly notFoundStatus: number;
  /** `{code, message}`, `{error: {…}}` or `{errors: [{…}]}`. */
  readonly errorShape: 'flat' | 'error' | 'errors';
  readonly codesAs: 'number' | 'text';
  /** What the vendor's page prints for a missing e-mail is 512. */
  readonly emailCode: 512 | 5012;
  /** What of an item error tells which item is meant; the message does in any case, unless its quotes are broken. */
  readonly locates: readonly ('integrationId' | 'index')[];
  /** Messages lose a quote, a bracket or both. */
  readonly brokenMessages: boolean;
  /** Every fault of a record is told, or the one with the lowest code only. */
  readonly errorsPerItem: 'all' | 'first';
  /** More records than this, and all are ignored. */
  readonly mostItems: number;
  /** Whether that is told at once, or by the process. */
  readonly tooManyAt: 'post' | 'process';
  /** Real milliseconds from a lot to the end of its process, … */
  readonly processMs: number;
  /** … and as many more for each record, … */
  readonly processMsPerItem: number;
  /** … and up to so many more by chance: lots end in another order than they came. */
  readonly processJitterMs: number;
  /** So many questions for a process are answered "pending", however long ago it ended. */
  readonly pendingAnswers: number;
  /** Real milliseconds until the search shows a process. */
  readonly searchLagMs: number;
  /** `null`: there is no search. Otherwise processes per page. */
  readonly searchPageSize: number | null;
  /** A name that another auxiliary record has: that record gets the new code (its old code is gone), or 4999. */
  readonly duplicateDescriptions: 'merge' | 'refuse';
  /** Whether a person that comes without a manager has none afterwards. */
  readonly personClearsManager: boolean;
  /** A binding without a manager: 5048, or the person has none afterwards. */
  readonly bindWithoutManager: 'refuse' | 'clear';
  /** Signs other than letters in a name: 5014, or fine. */
  readonly signsInNames: 'refuse' | 'accept';
  /** An e-mail that differs from what the base has of the same person: taken, or 5013 "e vice versa". */
  readonly emailChanges: 'accept' | 'refuse';
}

export const FEEDZ_DEFAULTS: Omit<FeedzSettings, 'tokens' | 'processMs'> = {
  refusedUserAgents: [
    'node',
    'undici',
    'axios',
    'got',
    'python-requests',
    'java',
    'go-http-client',
  ],
  body: 'array',
  names: Object.fromEntries(NAMED_FIELDS.map((name) => [name, name])) as Record<NamedField, string>,
  takenStatus: 201,
  refusedStatus: 400,
  tokenStatus: 401,
  notFoundStatus: 404,
  errorShape: 'flat',
  codesAs: 'number',
  emailCode: 512,
  locates: ['integrationId', 'index'],
  brokenMessages: false,
  errorsPerItem: 'all',
  mostItems: 100,
  tooManyAt: 'post',
  processMsPerItem: 0,
  processJitterMs: 0,
  pendingAnswers: 0,
  searchLagMs: 0,
  searchPageSize: 20,
  duplicateDescriptions: 'merge',
  personClearsManager: true,
  bindWithoutManager: 'refuse',
  signsInNames: 'refuse',
  emailChanges: 'accept',
};

const text = { type: 'string', minLength: 1 };
const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 };
const few = { type: 'integer', minimum: 1, maximum: 10_000 };
const status = { type: 'integer', minimum: 200, maximum: 599 };
const yes = { type: 'boolean' };

export function feedzSettings(defaults: FeedzSettings): Settings<FeedzSettings> {
  return new Settings(
    defaults,
    object({
      tokens: { type: 'array', items: text },
      refusedUserAgents: { type: 'array', items: text },
      body: { enum: ['array', 'items'] },
      names: object(Object.fromEntries(NAMED_FIELDS.map((name) => [name, text])), NAMED_FIELDS),
      takenStatus: { enum: [200, 201, 202] },
      refusedStatus: status,
      tokenStatus: status,
      notFoundStatus: status,
      errorShape: { enum: ['flat', 'error', 'errors'] },
      codesAs: { enum: ['number', 'text'] },
      emailCode: { enum: [512, 5012] },
      locates: { type: 'array', uniqueItems: true, items: { enum: ['integrationId', 'index'] } },
      brokenMessages: yes,
      errorsPerItem: { enum: ['all', 'first'] },
      mostItems: few,
      tooManyAt: { enum: ['post', 'process'] },
      processMs: milliseconds,
      processMsPerItem: milliseconds,
      processJitterMs: milliseconds,
      pendingAnswers: { type: 'integer', minimum: 0, maximum: 10_000 },
      searchLagMs: milliseconds,
      searchPageSize: { anyOf: [{ type: 'null' }, few] },
      duplicateDescriptions: { enum: ['merge', 'refuse'] },
      personClearsManager: yes,
      bindWithoutManager: { enum: ['refuse', 'clear'] },
      signsInNames: { enum: ['refuse', 'accept'] },
      emailChanges: { enum: ['accept', 'refuse'] },
    }),
  );
}
