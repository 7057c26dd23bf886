import { Nested, OneOf } from '../../decorators';
import { defineGupyEvent, jobKey } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleEnvelope, exampleJob, exampleSealed } from '../shared/gupy-examples';
import { GupyJobPosting } from '../shared/gupy-job-posting.value';

/** A job entered another status. */
export class GupyJobStatusChanged extends GupyEvent {
  @OneOf(['job.status-changed'])
  event!: 'job.status-changed';

  @Nested(GupyJobPosting)
  data!: GupyJobPosting;
}

export const gupyJobStatusChanged = defineGupyEvent<GupyJobStatusChanged>({
  topic: 'gupy.job.status-changed',
  value: GupyJobStatusChanged,
  description: 'A job entered another status.',
  key: (value) => String(value.data.id),
  keyDescription: jobKey,
  example: {
    ...exampleEnvelope,
    event: 'job.status-changed',
    data: {
      ...exampleJob,
      status: 'published',
      publicationType: 'external',
      workplaceType: 'hybrid',
    },
    sealed: { raw: exampleSealed('raw', 'gupy', 'acme', '-') },
  },
});
