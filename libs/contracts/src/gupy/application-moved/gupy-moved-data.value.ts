import { mayMiss, Nested } from '../../decorators';
import { GupyCandidateRef } from '../shared/gupy-candidate-ref.value';
import { GupyJob } from '../shared/gupy-job.value';
import { GupyMovedApplication } from './gupy-moved-application.value';

/** `data` of `application.moved`. */
export class GupyMovedData {
  @Nested(GupyJob, mayMiss)
  job?: GupyJob | null;

  @Nested(GupyMovedApplication)
  application!: GupyMovedApplication;

  @Nested(GupyCandidateRef, mayMiss)
  candidate?: GupyCandidateRef | null;
}
