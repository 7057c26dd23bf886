import { SealedPart } from '../../decorators';

/** All of an element that its contract does not name. */
export class RubeusSealed {
  @SealedPart({
    purpose: 'rest',
    optional: true,
    about: 'JSON of what is not named in the clear, normalised, in its place.',
  })
  rest?: string;

  @SealedPart({ purpose: 'raw', about: 'JSON of the whole element as Rubeus sent it.' })
  raw!: string;
}
