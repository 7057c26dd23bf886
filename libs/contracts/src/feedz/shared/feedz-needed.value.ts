import { OneOf, Text } from '../../decorators';

/** A record that must be at Feedz first. */
export class FeedzNeeded {
  @OneOf(['unit', 'department', 'job', 'person'])
  entity!: 'unit' | 'department' | 'job' | 'person';

  @Text({ min: 1, max: 64, about: 'Its code; of a person the keyed hash.' })
  key!: string;
}
