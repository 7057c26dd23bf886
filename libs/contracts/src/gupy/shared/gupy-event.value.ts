import { mayMiss, Nested, Text, Timestamp } from '../../decorators';
import { GupySealed } from './gupy-sealed.value';

/** The envelope of every Gupy webhook, with what the edge adds to it. */
export abstract class GupyEvent {
  @Text({
    min: 1,
    max: 64,
    addedAtEdge: true,
    about: 'The configured source, e.g. `acme`: whose Gupy account it is.',
  })
  source!: string;

  @Text({ ...mayMiss, max: 500, about: "The account's name in Gupy." })
  companyName?: string | null;

  @Text({
    min: 1,
    max: 100,
    about: "Gupy's id of the event, the same in every repeat: a UUID as far as seen.",
  })
  id!: string;

  @Timestamp({
    about: 'When it happened, in UTC: deliveries come in any order, this is what orders them.',
  })
  date!: string;

  @Nested(GupySealed, { addedAtEdge: true })
  sealed!: GupySealed;
}
