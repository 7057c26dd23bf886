import { mayMiss, SealedPart } from '../../decorators';

/** The words that go with an outcome. */
export class FeedzSettledSealed {
  @SealedPart({
    ...mayMiss,
    purpose: 'message',
    about: "Feedz's message, which names the person, or ours in Portuguese.",
  })
  message?: string | null;
}
