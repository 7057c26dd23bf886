import { Nested, OneOf } from '../../decorators';
import { applicationKey, defineGupyEvent } from '../define-gupy-event';
import { GupyApplicationData } from '../shared/gupy-application-data.value';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';

/** A candidate applied for a job; may arrive more than an hour late. */
export class GupyApplicationCreated extends GupyEvent {
  @OneOf(['application.created'])
  event!: 'application.created';

  @Nested(GupyApplicationData)
  data!: GupyApplicationData;
}

export const gupyApplicationCreated = defineGupyEvent<GupyApplicationCreated>({
  topic: 'gupy.application.created',
  value: GupyApplicationCreated,
  description: 'A candidate applied for a job; may arrive more than an hour late.',
  key: (value) => String(value.data.application.id),
  keyDescription: applicationKey,
  example: {
    ...exampleEnvelope,
    event: 'application.created',
    data: { job: exampleJob, application: exampleApplication, candidate: { id: 256080 } },
  },
});
