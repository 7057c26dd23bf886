import { Int, mayMiss, Text } from '../../decorators';

/** A step of a job's selection process. */
export class GupyStep {
  @Int(mayMiss)
  id?: number | null;

  @Text({ ...mayMiss, max: 1_000, about: 'Typed by HR per job, and seen by candidates.' })
  name?: string | null;

  @Text({
    ...mayMiss,
    max: 255,
    about: 'Known: register, online, offline, pre_hire, final; others may come.',
  })
  type?: string | null;
}
