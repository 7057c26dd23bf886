import { Nested, OneOf } from '../../decorators';
import { defineGupyEvent, jobKey } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleEnvelope, exampleJob, exampleSealed } from '../shared/gupy-examples';
import { GupyJobPosting } from '../shared/gupy-job-posting.value';

/** A job was edited. */
export class GupyJobChanged extends GupyEvent {
  @OneOf(['job.changed'])
  event!: 'job.changed';

  @Nested(GupyJobPosting)
  data!: GupyJobPosting;
}

export const gupyJobChanged = defineGupyEvent<GupyJobChanged>({
  topic: 'gupy.job.changed',
  value: GupyJobChanged,
  description: 'A job was edited.',
  key: (value) => String(value.data.id),
  keyDescription: jobKey,
  example: {
    ...exampleEnvelope,
    event: 'job.changed',
    data: {
      ...exampleJob,
      status: 'published',
      publicationType: 'external',
      workplaceType: 'hybrid',
    },
    sealed: { raw: exampleSealed('raw', 'gupy', 'acme', '-') },
  },
});
