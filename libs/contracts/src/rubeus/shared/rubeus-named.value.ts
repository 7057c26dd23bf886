import { mayMiss, Text } from '../../decorators';

/** An entry of one of Rubeus's own lists, e.g. a process, an origin or a unit. */
export class RubeusNamed {
  @Text({ ...mayMiss, max: 64 })
  id?: string | null;

  @Text({ ...mayMiss, max: 255 })
  nome?: string | null;
}
