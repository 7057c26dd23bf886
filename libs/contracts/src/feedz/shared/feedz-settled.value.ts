import { Int, ListOf, mayMiss, Nested, OneOf, Text, Timestamp, Uuid } from '../../decorators';
import { FeedzNeeded } from './feedz-needed.value';
import { FeedzSettledSealed } from './feedz-settled-sealed.value';

/** Records that one event names as needed; there are never more than a unit, a department, a job and two persons. */
export const FEEDZ_NEEDED = 10;

/** What became of one record at Feedz; told when it changes, not at every run. */
export class FeedzSettled {
  @Text({ min: 1, max: 64, about: 'Id of the people-sync profile.' })
  profile!: string;

  @Text({ min: 1, max: 64, about: "The profile's environment, e.g. `producao`." })
  environment!: string;

  @Uuid({ about: 'The run in which it came to this state.' })
  runId!: string;

  @OneOf(['accepted', 'refused', 'held', 'unknown'], {
    about:
      'held: waits for what `heldFor` names, or for what `reason` says, and is then sent by itself. unknown: Feedz may have it or not; sent again in the next run.',
  })
  state!: 'accepted' | 'refused' | 'held' | 'unknown';

  @OneOf(['feedz', 'ponte'], { about: 'ponte: found before anything was sent.' })
  by!: 'feedz' | 'ponte';

  @Int({
    ...mayMiss,
    about: "Feedz's code, also where the fault was found before sending, e.g. 5016.",
  })
  code?: number | null;

  @Text({ ...mayMiss, max: 64, about: 'Why, e.g. `e-mail-format`, `dismissal-type-unknown`.' })
  reason?: string | null;

  @ListOf(FeedzNeeded, { maxItems: FEEDZ_NEEDED })
  heldFor!: FeedzNeeded[];

  @Int({ about: 'State version of the record at Feedz; the event with the highest is what holds.' })
  version!: number;

  @Timestamp({ about: 'When it came to this state.' })
  settledAt!: string;

  @Nested(FeedzSettledSealed)
  sealed!: FeedzSettledSealed;
}
