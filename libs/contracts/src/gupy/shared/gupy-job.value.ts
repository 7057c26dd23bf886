import { Int, mayMiss } from '../../decorators';
import { GupyJobFacts } from './gupy-job-facts.value';

/** The job that an application is for. */
export class GupyJob extends GupyJobFacts {
  @Int({ ...mayMiss, about: 'Null for a pre-employee who was entered without a job.' })
  id?: number | null;
}
