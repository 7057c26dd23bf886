import { Flag, Int, ListOf, mayMiss, OneOf, Text, Timestamp, Uuid } from '../../decorators';
import { defineEvent } from '../../define-event';
import { PeopleReadCount } from './people-read-count.value';
import { PeopleRefusalCount } from './people-refusal-count.value';
import { PeopleWriteCount } from './people-write-count.value';

/** The end of a run of people-sync: what it read and wrote, in numbers. */
export class PeopleRunFinished {
  @Text({ min: 1, max: 64, about: 'Id of the people-sync profile.' })
  profile!: string;

  @Text({ min: 1, max: 64, about: "The profile's environment, e.g. `producao`." })
  environment!: string;

  @Uuid()
  runId!: string;

  @OneOf(['full', 'incremental', 'write'], { about: 'write: nothing was read.' })
  mode!: 'full' | 'incremental' | 'write';

  @Flag({ about: 'Nothing was sent to Feedz: what would be sent was only counted.' })
  preview!: boolean;

  @OneOf(['schedule', 'operator'])
  cause!: 'schedule' | 'operator';

  @OneOf(['finished', 'stopped', 'failed'], {
    about: 'stopped: by an operator, or by a limit. failed: Datasul’s answers could not be used.',
  })
  state!: 'finished' | 'stopped' | 'failed';

  @Text({ ...mayMiss, max: 500, about: 'Why it stopped or failed.' })
  reason?: string | null;

  @Int({ about: 'How often the waves were gone through.' })
  passes!: number;

  @Timestamp()
  startedAt!: string;

  @Timestamp({ ...mayMiss, about: 'When the first lot was posted; null: nothing was sent.' })
  writeBeganAt?: string | null;

  @Timestamp()
  endedAt!: string;

  @ListOf(PeopleReadCount, { maxItems: 6 })
  read!: PeopleReadCount[];

  @ListOf(PeopleWriteCount, { maxItems: 5 })
  written!: PeopleWriteCount[];

  @ListOf(PeopleRefusalCount, { maxItems: 200, about: 'The most frequent first.' })
  refusals!: PeopleRefusalCount[];
}

export const peopleRunFinished = defineEvent<PeopleRunFinished>({
  topic: 'people.run.finished',
  version: 1,
  value: PeopleRunFinished,
  description: 'The end of a run of people-sync: what it read and wrote, in numbers.',
  key: ({ profile }) => profile,
  keyDescription: 'The profile (`profile`).',
  owner: 'people-sync',
  retentionDays: 400,
  example: {
    profile: 'holding-producao',
    environment: 'producao',
    runId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2b01',
    mode: 'incremental',
    preview: false,
    cause: 'schedule',
    state: 'finished',
    reason: null,
    passes: 1,
    startedAt: '2026-03-02T09:00:00.310Z',
    writeBeganAt: '2026-03-02T09:00:58.020Z',
    endedAt: '2026-03-02T09:06:12.771Z',
    read: [{ entity: 'person', read: 214, changed: 38, faulty: 0, missing: 0 }],
    written: [
      {
        entity: 'person',
        unchanged: 19_958,
        sent: 38,
        accepted: 37,
        refused: 3,
        held: 2,
        unknown: 0,
      },
    ],
    refusals: [
      { entity: 'person', state: 'refused', code: 5016, reason: 'e-mail-format', count: 3 },
    ],
  },
});
