import { object } from '../core/check';
import { Settings } from '../core/settings';
import {
  PEOPLE_DEFAULTS,
  peopleSettingsSchema,
  type PeopleSettings,
} from '../people/people.settings';
import { ERROR_SHAPES, type ErrorShape } from './datasul.errors';

/** Fields of a reply's entry that the vendor calls optional. */
export const OPTIONAL_FIELDS = ['rubrica', 'referencia', 'datafalta'] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

/** An entry that meets every given field is answered `E` with the message. Numbers without leading zeros. */
export interface Refusal {
  readonly evento?: string;
  readonly rubrica?: string;
  readonly codfuncionario?: string;
  readonly mensagem: string;
}

/** Of the payroll; those of the lists of people stand in their own folder. */
export interface DatasulSettings extends PeopleSettings {
  readonly user: string;
  readonly passwords: readonly string[];
  /** Which names of year and month are known; another one is as good as missing. */
  readonly spelling: 'any' | 'anocom' | 'anocomp';
  /** `codfuncionario` of those who are employed, any zero padding; `null`: everybody. */
  readonly employees: readonly string[] | null;
  /** Events that exist, without leading zeros; `null`: all. */
  readonly events: readonly string[] | null;
  /** Competências that are closed, e.g. `2026-01`. */
  readonly closed: readonly string[];
  readonly refusals: readonly Refusal[];
  /** What a send does whose key has a value already. */
  readonly repeatedSend: 'adds' | 'replaces' | 'refuses';
  /** Real milliseconds from the effect of a call to its answer, … */
  readonly answerMs: number;
  /** … and as many more for each entry. */
  readonly answerMsPerEntry: number;
  /** Calls at once for which there is a licence; `null`: for all. */
  readonly licences: number | null;
  readonly licenceStatus: 400 | 503;
  /** More items than this, and the call is refused whole; `null`: no limit. */
  readonly mostItems: number | null;
  /** Rubricas and employees because of which a call is refused whole with a 400. */
  readonly refusesCallFor: {
    readonly rubricas: readonly string[];
    readonly codfuncionarios: readonly string[];
  };
  /** Whether a call that is refused whole has posted what stood before the culprit. */
  readonly refusedCallPosts: boolean;
  /** Posts only the first so many entries of a call, and answers those only; `null`: all. */
  readonly appliesOnly: number | null;
  /** HTTP status of an answer with an `E` in it. */
  readonly partialStatus: number;
  readonly errorShape: ErrorShape;
  /** One element of `response` for everybody, or one per item. */
  readonly responses: 'one' | 'per-employee';
  /** Whether a list of one is written as the object itself. */
  readonly singleAsObject: boolean;
  readonly lowerCaseStatus: boolean;
  /** How `matricula` comes back: as sent, without leading zeros, or with two more. */
  readonly matricula: 'as-sent' | 'stripped' | 'padded';
  readonly omits: readonly OptionalField[];
  readonly shuffled: boolean;
  /** So many entries of a reply, by chance, are left out although they were posted. */
  readonly missing: number;
  /** So many entries of nobody's are added to a reply. */
  readonly extra: number;
  /** So many entries of a reply, by chance, carry the status `P`, of which nobody ever heard. */
  readonly unknownStatuses: number;
}

export const DATASUL_DEFAULTS: Omit<DatasulSettings, 'user' | 'passwords'> = {
  ...PEOPLE_DEFAULTS,
  spelling: 'any',
  employees: null,
  events: null,
  closed: [],
  refusals: [],
  repeatedSend: 'adds',
  answerMs: 0,
  answerMsPerEntry: 0,
  licences: null,
  licenceStatus: 503,
  mostItems: null,
  refusesCallFor: { rubricas: [], codfuncionarios: [] },
  refusedCallPosts: false,
  appliesOnly: null,
  partialStatus: 200,
  errorShape: 'totvs',
  responses: 'one',
  singleAsObject: false,
  lowerCaseStatus: false,
  matricula: 'as-sent',
  omits: [],
  shuffled: false,
  missing: 0,
  extra: 0,
  unknownStatuses: 0,
};

const texts = { type: 'array', items: { type: 'string', minLength: 1 } };
const few = { type: 'integer', minimum: 0, maximum: 10_000 };
const milliseconds = { type: 'number', minimum: 0, maximum: 3_600_000 };
const yes = { type: 'boolean' };
const orNull = (schema: object) => ({ anyOf: [{ type: 'null' }, schema] });
const number = { type: 'string', pattern: '^[1-9]\\d*$' };

export function datasulSettings(defaults: DatasulSettings): Settings<DatasulSettings> {
  return new Settings(
    defaults,
    object({
      user: { type: 'string', minLength: 1 },
      passwords: { ...texts, minItems: 1 },
      spelling: { enum: ['any', 'anocom', 'anocomp'] },
      employees: orNull(texts),
      events: orNull({ type: 'array', items: number }),
      closed: { type: 'array', items: { type: 'string', pattern: '^\\d{4}-\\d{2}$' } },
      refusals: {
        type: 'array',
        items: object(
          {
            evento: number,
            rubrica: { type: 'string' },
            codfuncionario: { type: 'string' },
            mensagem: { type: 'string' },
          },
          ['mensagem'],
        ),
      },
      repeatedSend: { enum: ['adds', 'replaces', 'refuses'] },
      answerMs: milliseconds,
      answerMsPerEntry: milliseconds,
      licences: orNull(few),
      licenceStatus: { enum: [400, 503] },
      mostItems: orNull(few),
      refusesCallFor: object({ rubricas: texts, codfuncionarios: texts }, [
        'rubricas',
        'codfuncionarios',
      ]),
      refusedCallPosts: yes,
      appliesOnly: orNull(few),
      partialStatus: { type: 'integer', minimum: 200, maximum: 599 },
      errorShape: { enum: [...ERROR_SHAPES] },
      responses: { enum: ['one', 'per-employee'] },
      singleAsObject: yes,
      lowerCaseStatus: yes,
      matricula: { enum: ['as-sent', 'stripped', 'padded'] },
      omits: { type: 'array', uniqueItems: true, items: { enum: [...OPTIONAL_FIELDS] } },
      shuffled: yes,
      missing: few,
      extra: few,
      unknownStatuses: few,
      ...peopleSettingsSchema,
    }),
  );
}
