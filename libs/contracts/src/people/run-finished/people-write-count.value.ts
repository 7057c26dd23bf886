import { Int, OneOf } from '../../decorators';

/** What a run wrote of one kind of record. `unchanged` to `unknown` add up to the records that are wanted at Feedz. */
export class PeopleWriteCount {
  @OneOf(['unit', 'department', 'job', 'person', 'bind'])
  entity!: 'unit' | 'department' | 'job' | 'person' | 'bind';

  @Int({ about: 'As accepted before: not sent.' })
  unchanged!: number;

  @Int({ about: 'Records that were in a lot of this run.' })
  sent!: number;

  @Int({ about: 'Of those sent: accepted.' })
  accepted!: number;

  @Int({ about: 'Refused, here or by Feedz, and still so.' })
  refused!: number;

  @Int({ about: 'Wait for another record, or for a value that Datasul lacks.' })
  held!: number;

  @Int({ about: 'Of those sent: nobody knows.' })
  unknown!: number;
}
