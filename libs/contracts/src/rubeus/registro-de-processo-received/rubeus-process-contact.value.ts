import { Flag, mayMiss, Text } from '../../decorators';
import { RubeusId } from '../shared/rubeus-id.decorator';

/** A contact's part in a process. */
export class RubeusProcessContact {
  @RubeusId({ ...mayMiss })
  id?: string | null;

  @Flag({ ...mayMiss, about: 'Whether it is the one whose process it is.' })
  principal?: boolean | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Aluno`, `Responsável`.' })
  tipo?: string | null;
}
