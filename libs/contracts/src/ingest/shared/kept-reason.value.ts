import { Text } from '../../decorators';

/** One reason for which a body was kept aside. */
export class KeptReason {
  @Text({ max: 1_000, about: 'JSON pointer of the faulty place, empty for the whole body.' })
  path!: string;

  @Text({ max: 1_000, about: 'What was expected there; never quotes the value.' })
  message!: string;
}
