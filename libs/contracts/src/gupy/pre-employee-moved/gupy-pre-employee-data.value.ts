import { mayMiss, Nested } from '../../decorators';
import { GupyApplication } from '../shared/gupy-application.value';
import { GupyCandidateRef } from '../shared/gupy-candidate-ref.value';
import { GupyJob } from '../shared/gupy-job.value';

/**
 * `data` of `pre-employee.moved`. `admission` and `position` hold documents, dependants and pay, so they are sealed
 * whole; a pre-employee entered directly in the admission product has no application and `job.id: null`.
 */
export class GupyPreEmployeeData {
  @Nested(GupyJob, mayMiss)
  job?: GupyJob | null;

  @Nested(GupyApplication, mayMiss)
  application?: GupyApplication | null;

  @Nested(GupyCandidateRef, mayMiss)
  candidate?: GupyCandidateRef | null;
}
