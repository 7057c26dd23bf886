import { SealedPart } from '../../decorators';

/** What a service desk said beside the state of a ticket. */
export class DeskSealed {
  @SealedPart({ purpose: 'raw', optional: true, about: 'JSON of the whole body as it came.' })
  raw?: string;
}
