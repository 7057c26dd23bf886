import { mayMiss, Nested } from '../../decorators';
import { GupyApplication } from './gupy-application.value';
import { GupyCandidateRef } from './gupy-candidate-ref.value';
import { GupyJob } from './gupy-job.value';

/** `data` of an event about an application. */
export class GupyApplicationData {
  @Nested(GupyJob, mayMiss)
  job?: GupyJob | null;

  @Nested(GupyApplication)
  application!: GupyApplication;

  @Nested(GupyCandidateRef, mayMiss)
  candidate?: GupyCandidateRef | null;
}
