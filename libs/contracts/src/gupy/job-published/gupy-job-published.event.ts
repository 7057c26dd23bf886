import { Nested, OneOf } from '../../decorators';
import { defineGupyEvent, jobKey } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleEnvelope, exampleJob, exampleSealed } from '../shared/gupy-examples';
import { GupyJobPosting } from '../shared/gupy-job-posting.value';

/** A job was published. */
export class GupyJobPublished extends GupyEvent {
  @OneOf(['job.published'])
  event!: 'job.published';

  @Nested(GupyJobPosting)
  data!: GupyJobPosting;
}

export const gupyJobPublished = defineGupyEvent<GupyJobPublished>({
  topic: 'gupy.job.published',
  value: GupyJobPublished,
  description: 'A job was published.',
  key: (value) => String(value.data.id),
  keyDescription: jobKey,
  example: {
    ...exampleEnvelope,
    event: 'job.published',
    data: {
      ...exampleJob,
      status: 'published',
      publicationType: 'external',
      workplaceType: 'hybrid',
    },
    sealed: { raw: exampleSealed('raw', 'gupy', 'acme', '-') },
  },
});
