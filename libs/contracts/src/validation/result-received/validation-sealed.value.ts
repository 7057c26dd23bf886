import { SealedPart } from '../../decorators';

/** What a validation platform said of a person. */
export class ValidationSealed {
  @SealedPart({
    purpose: 'result',
    optional: true,
    about: 'JSON `{ "summary": … }`: the words of the result.',
  })
  result?: string;

  @SealedPart({ purpose: 'raw', optional: true, about: 'JSON of the whole body as it came.' })
  raw?: string;
}
