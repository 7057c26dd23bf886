import { Int, mayMiss } from '../../decorators';

/** All that is clear of a person: the id. The rest is `sealed.candidate`. */
export class GupyCandidateRef {
  @Int(mayMiss)
  id?: number | null;
}
