import { Int, mayMiss, Text } from '../../decorators';
import { GupyJobFacts } from './gupy-job-facts.value';

/** `data` of a job event, which is the job itself: there is no `data.job`. People named in it are sealed. */
export class GupyJobPosting extends GupyJobFacts {
  @Int({ about: 'The record key.' })
  id!: number;

  @Text({ ...mayMiss, max: 255, about: 'Open vocabulary, e.g. `published`.' })
  status?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'Open vocabulary, e.g. `external`.' })
  publicationType?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'Open vocabulary, e.g. `hybrid`.' })
  workplaceType?: string | null;
}
