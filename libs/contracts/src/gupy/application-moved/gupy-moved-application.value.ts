import { mayMiss, Nested, Text } from '../../decorators';
import { GupyApplication } from '../shared/gupy-application.value';
import { GupyStep } from '../shared/gupy-step.value';

/** An application that moved: only this event tells its status and the step that it left. */
export class GupyMovedApplication extends GupyApplication {
  @Text({
    ...mayMiss,
    max: 255,
    about: 'Known: in_process, hired, reproved, give_up; others may come.',
  })
  status?: string | null;

  @Nested(GupyStep, mayMiss)
  previousStep?: GupyStep | null;
}
