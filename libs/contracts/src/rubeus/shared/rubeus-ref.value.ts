import { mayMiss } from '../../decorators';
import { RubeusId } from './rubeus-id.decorator';

/** Somebody or something by its id in Rubeus; codes, names and addresses of it are sealed. */
export class RubeusRef {
  @RubeusId({ ...mayMiss })
  id?: string | null;
}
