import { Nested, Text, Timestamp } from '../../decorators';
import { RubeusId } from './rubeus-id.decorator';
import { RubeusSealed } from './rubeus-sealed.value';

/** What every element has, and what the edge adds. Rubeus says no time of change: `receivedAt` is all there is. */
export abstract class RubeusElement {
  @Text({
    min: 1,
    max: 64,
    addedAtEdge: true,
    about: 'The configured source, e.g. `vestibular`: whose Rubeus it is.',
  })
  source!: string;

  @RubeusId({ about: "Rubeus's id of the record." })
  id!: string;

  @Timestamp({ addedAtEdge: true, about: 'When ingest received it.' })
  receivedAt!: string;

  @Nested(RubeusSealed, { addedAtEdge: true })
  sealed!: RubeusSealed;
}
