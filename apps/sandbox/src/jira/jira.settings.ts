import { object } from '../core/check';
import { Settings } from '../core/settings';

export type FieldKind = 'text' | 'rich-text' | 'labels' | 'organizations' | 'any';

export interface JiraFieldSetting {
  readonly kind: FieldKind;
  readonly required?: boolean;
  /** Whether the edit screen has it; by default it does. */
  readonly editable?: boolean;
}

export interface JiraSettings {
  /** Of the one account, with any of the tokens. */
  readonly email: string;
  readonly tokens: readonly string[];
  readonly projectKey: string;
  readonly serviceDeskId: string;
  readonly requestTypeId: string;
  /** Fields of the request type, by id. */
  readonly fields: Readonly<Record<string, JiraFieldSetting>>;
  /** Ids of organisations of the service desk. */
  readonly organizations: readonly string[];
  /** Real milliseconds until the search shows a new issue. */
  readonly searchLagMs: number;
  /** An admin webhook for jira:issue_updated; `null`: none. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
  /** Simulated time passes this many times faster; concerns the repeats of deliveries only. */
  readonly timeScale: number;
  /** Offsets from the first attempt, in simulated minutes. */
  readonly retryAfterMinutes: readonly number[];
  readonly deliveryTimeoutMs: number;
}

export const JIRA_DEFAULTS: Omit<JiraSettings, 'email' | 'tokens' | 'timeScale' | 'webhook'> = {
  projectKey: 'IT',
  serviceDeskId: '10001',
  requestTypeId: '25',
  fields: {
    summary: { kind: 'text', required: true },
    description: { kind: 'rich-text' },
    labels: { kind: 'labels' },
    duedate: { kind: 'text' },
    customfield_10002: { kind: 'organizations' },
    customfield_10101: { kind: 'text' },
    customfield_10102: { kind: 'text', editable: false },
    customfield_10103: { kind: 'any' },
  },
  organizations: ['36'],
  searchLagMs: 3_000,
  // "up to 30 minutes"; the number of repeats and their times are chosen here.
  retryAfterMinutes: [5, 10, 15, 20, 30],
  deliveryTimeoutMs: 20_000,
};

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const field = object(
  {
    kind: { enum: ['text', 'rich-text', 'labels', 'organizations', 'any'] },
    required: { type: 'boolean' },
    editable: { type: 'boolean' },
  },
  ['kind'],
);

export function jiraSettings(defaults: JiraSettings): Settings<JiraSettings> {
  return new Settings(
    defaults,
    object({
      email: text,
      tokens: { ...texts, minItems: 1 },
      projectKey: { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,9}$' },
      serviceDeskId: text,
      requestTypeId: text,
      fields: { type: 'object', required: [], additionalProperties: field },
      organizations: texts,
      searchLagMs: { type: 'integer', minimum: 0, maximum: 86_400_000 },
      webhook: {
        anyOf: [
          { type: 'null' },
          object(
            {
              url: { type: 'string', format: 'uri', pattern: '^https?:' },
              secret: { anyOf: [{ type: 'null' }, text] },
            },
            ['url', 'secret'],
          ),
        ],
      },
      timeScale: { type: 'number', minimum: 0.001, maximum: 1_000_000 },
      retryAfterMinutes: { type: 'array', maxItems: 50, items: { type: 'number', minimum: 0 } },
      deliveryTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    }),
  );
}
