import { SealedPart } from '../../decorators';

/** The parts of a Gupy event that only who holds a key can read. */
export class GupySealed {
  @SealedPart({
    purpose: 'candidate',
    optional: true,
    about: 'JSON of `data.candidate` as it came.',
  })
  candidate?: string;

  @SealedPart({
    purpose: 'raw',
    optional: true,
    about:
      'JSON of all else that the contract does not name, in its place: the acting user, tags, pre-hiring information, salary, unknown keys.',
  })
  raw?: string;
}
