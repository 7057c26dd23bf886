import { Int, mayMiss, OneOf, Text } from '../../decorators';

/** How many records are refused or held for one reason at the end of a run. */
export class PeopleRefusalCount {
  @OneOf(['unit', 'department', 'job', 'person', 'bind'])
  entity!: 'unit' | 'department' | 'job' | 'person' | 'bind';

  @OneOf(['refused', 'held'])
  state!: 'refused' | 'held';

  @Int({ ...mayMiss, about: "Feedz's code." })
  code?: number | null;

  @Text({ ...mayMiss, max: 64 })
  reason?: string | null;

  @Int()
  count!: number;
}
