import { Flag, mayMiss, Text } from '../../decorators';

/** A contact's part in a process. */
export class RubeusProcessContact {
  @Text({ ...mayMiss, max: 64 })
  id?: string | null;

  @Flag({ ...mayMiss, about: 'Whether it is the one whose process it is.' })
  principal?: boolean | null;

  @Text({ ...mayMiss, max: 255, about: 'e.g. `Aluno`, `Responsável`.' })
  tipo?: string | null;
}
