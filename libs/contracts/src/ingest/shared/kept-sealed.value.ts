import { SealedPart } from '../../decorators';

/** The body that was kept aside. */
export class KeptSealed {
  @SealedPart({ purpose: 'raw', about: 'The body, byte by byte as it came.' })
  raw!: string;
}
