import { mayMiss, Text } from '../../decorators';
import { RubeusId } from './rubeus-id.decorator';

/** An entry of one of Rubeus's own lists, e.g. a process, an origin or a unit. */
export class RubeusNamed {
  @RubeusId({ ...mayMiss })
  id?: string | null;

  @Text({ ...mayMiss, max: 255 })
  nome?: string | null;
}
