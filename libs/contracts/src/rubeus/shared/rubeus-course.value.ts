import { Flag, mayMiss, Text } from '../../decorators';
import { RubeusId } from './rubeus-id.decorator';

/** A course on offer. */
export class RubeusCourse {
  @RubeusId({ ...mayMiss })
  id?: string | null;

  @Text({ ...mayMiss, max: 255 })
  codCurso?: string | null;

  @Text({ ...mayMiss, max: 255 })
  codOferta?: string | null;

  @Flag({ ...mayMiss, about: 'In a list: whether it is the main one.' })
  principal?: boolean | null;
}
