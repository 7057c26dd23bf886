import { Int, mayMiss, Nested, Num, Text } from '../../decorators';
import { GupyStep } from './gupy-step.value';

/** An application: one person for one job. `tags` and `preHiringInformation` are sealed. */
export class GupyApplication {
  @Int({ about: 'The record key.' })
  id!: number;

  @Num({ ...mayMiss, about: "Gupy's own ranking of the candidate." })
  score?: number | null;

  @Text({ ...mayMiss, max: 1_000, about: 'Where the candidate came from.' })
  partnerName?: string | null;

  @Nested(GupyStep, mayMiss)
  currentStep?: GupyStep | null;
}
