import {
  Figures,
  Flag,
  Int,
  ListOf,
  mayMiss,
  Nested,
  OneOf,
  Text,
  Timestamp,
  Uuid,
} from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { DatasulSettledSealed } from './datasul-settled-sealed.value';
import { DatasulWaiter } from './datasul-waiter.value';

/** Requests that one event names; a rubrica that more wait for is told in several. */
export const SETTLED_WAITERS = 200;

/** What became of one rubrica of one employee at Datasul. */
export class DatasulResultsSettled {
  @Uuid({
    ...mayMiss,
    about: 'Of the ledger entry; missing where the rubrica was refused before there was one.',
  })
  entryId?: string | null;

  @Int({
    ...mayMiss,
    about: 'State version of the entry; the event with the highest is what holds.',
  })
  version?: number | null;

  @OneOf(['accepted', 'refused', 'unknown', 'reopened'], {
    about:
      'unknown: Datasul may have posted it or not; a person finds out. reopened: a person says that what was accepted is not there any more; nobody waits for it.',
  })
  state!: 'accepted' | 'refused' | 'unknown' | 'reopened';

  @OneOf(['datasul', 'ponte', 'operator'], { about: 'Who said so.' })
  by!: 'datasul' | 'ponte' | 'operator';

  @Flag({
    about:
      'true: the outcome was known or the rubrica was refused here, nothing was posted for this request. Says nothing of sums: see `held`.',
  })
  repeated!: boolean;

  @Text({
    ...mayMiss,
    max: 64,
    about: 'Why payroll-bridge refused it or does not know, e.g. `rubrica-company`, `no-answer`.',
  })
  reason?: string | null;

  @Text({ min: 1, max: 64 })
  source!: string;

  @Text({ ...mayMiss, max: 64, about: 'Id of the profile.' })
  profile?: string | null;

  @Text({ ...mayMiss, max: 64, about: "The profile's environment, e.g. `producao`." })
  environment?: string | null;

  @Text({ min: 64, max: 64, about: 'The keyed hash of the employee, as in the results received.' })
  employee!: string;

  @Figures({ ...mayMiss, max: 20, about: 'Without leading zeros.' })
  empresa?: string | null;

  @Figures({ ...mayMiss, max: 20, about: 'Without leading zeros.' })
  estabelecimento?: string | null;

  @Text({ ...mayMiss, max: 7, about: '`YYYY-MM`.' })
  competencia?: string | null;

  @Figures({
    ...mayMiss,
    max: 20,
    about: 'Payment number without leading zeros; `0` where none was sent.',
  })
  campoAdicional?: string | null;

  @Figures({ ...mayMiss, max: 20, about: 'As sent.' })
  rubrica?: string | null;

  @Figures({ ...mayMiss, max: 20, about: 'Event of the rubrica, without leading zeros.' })
  evento?: string | null;

  @Figures({ ...mayMiss, max: 20, about: 'Verbatim, with a decimal comma.' })
  referencia?: string | null;

  @OneOf(['hhmm', 'decimal', 'days', 'money'], { ...mayMiss, about: 'Unit of `referencia`.' })
  unit?: 'hhmm' | 'decimal' | 'days' | 'money' | null;

  @Figures({ ...mayMiss, max: 20, about: '`YYYYMMDD`, or empty.' })
  datafalta?: string | null;

  @Figures({
    ...mayMiss,
    max: 20,
    about:
      'What Datasul holds of the entry after this, as far as is known: the `referencia` that it last accepted, also behind a correction that was refused or is unknown. null: nothing. To sum, take of each `entryId` the event with the highest `version`, whatever its `state` and `repeated`, and add up `held` by `heldUnit`; events without `entryId` count nothing.',
  })
  held?: string | null;

  @OneOf(['hhmm', 'decimal', 'days', 'money'], { ...mayMiss, about: 'Unit of `held`.' })
  heldUnit?: 'hhmm' | 'decimal' | 'days' | 'money' | null;

  @Timestamp({ about: 'When the request was received that asked for it first.' })
  receivedAt!: string;

  @Timestamp({ about: 'When it came to this state.' })
  settledAt!: string;

  @ListOf(DatasulWaiter, { maxItems: SETTLED_WAITERS })
  waiters!: DatasulWaiter[];

  @Nested(DatasulSettledSealed)
  sealed!: DatasulSettledSealed;
}

export const datasulResultsSettled = defineEvent<DatasulResultsSettled>({
  topic: 'datasul.results.settled',
  version: 1,
  value: DatasulResultsSettled,
  description:
    'What became of one rubrica of one employee at Datasul: accepted, refused or unknown, and which requests wait for it.',
  key: ({ employee }) => employee,
  keyDescription: 'The keyed hash of the employee (`employee`).',
  owner: 'payroll-bridge',
  retentionDays: 400,
  example: {
    entryId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22',
    version: 3,
    state: 'accepted',
    by: 'datasul',
    repeated: false,
    source: 'holding',
    profile: 'holding-producao',
    environment: 'producao',
    employee: '5a1c6e0f0d0b4f7f9f3e8d7c6b5a49382716051423324150697887a6b5c4d3e2',
    empresa: '10',
    estabelecimento: '1',
    competencia: '2026-02',
    campoAdicional: '0',
    rubrica: '10103',
    evento: '103',
    referencia: '15,30',
    unit: 'hhmm',
    datafalta: '',
    held: '15,30',
    heldUnit: 'hhmm',
    receivedAt: '2026-03-02T11:05:09.120Z',
    settledAt: '2026-03-02T11:05:10.004Z',
    waiters: [{ requestId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21', item: 0, line: 0 }],
    sealed: {
      message: exampleSealed('message', 'datasul', 'holding', '5a1c6e0f'),
      employee: exampleSealed('employee', 'ahgora', 'holding', '5a1c6e0f'),
    },
  },
});
