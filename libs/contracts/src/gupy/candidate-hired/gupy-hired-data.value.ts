import { mayMiss, Nested } from '../../decorators';
import { GupyCandidateRef } from '../shared/gupy-candidate-ref.value';
import { GupyJob } from '../shared/gupy-job.value';
import { GupyHiredApplication } from './gupy-hired-application.value';

/** `data` of `candidate.hired`. */
export class GupyHiredData {
  @Nested(GupyJob, mayMiss)
  job?: GupyJob | null;

  @Nested(GupyHiredApplication)
  application!: GupyHiredApplication;

  @Nested(GupyCandidateRef, mayMiss)
  candidate?: GupyCandidateRef | null;
}
