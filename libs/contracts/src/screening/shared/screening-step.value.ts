import { Int, mayMiss, Text } from '../../decorators';

/** The step of the selection process that a screening belongs to. */
export class ScreeningStep {
  @Int(mayMiss)
  id?: number | null;

  @Text({ ...mayMiss, max: 1_000 })
  name?: string | null;
}
