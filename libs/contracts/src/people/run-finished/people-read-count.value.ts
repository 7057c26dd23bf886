import { Int, OneOf } from '../../decorators';

/** What a run read of one kind of record. */
export class PeopleReadCount {
  @OneOf(['situation', 'unit', 'department', 'job', 'person', 'employee'])
  entity!: 'situation' | 'unit' | 'department' | 'job' | 'person' | 'employee';

  @Int()
  read!: number;

  @Int({ about: 'New or different from the read before.' })
  changed!: number;

  @Int({ about: 'Could not be understood, e.g. without a code.' })
  faulty!: number;

  @Int({ about: 'Known, and not found by this complete read.' })
  missing!: number;
}
