import { Nested, OneOf } from '../../decorators';
import { applicationKey, defineGupyEvent } from '../define-gupy-event';
import { GupyApplicationData } from '../shared/gupy-application-data.value';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';

/** A candidate finished applying; may arrive more than an hour late. */
export class GupyApplicationCompleted extends GupyEvent {
  @OneOf(['application.completed'])
  event!: 'application.completed';

  @Nested(GupyApplicationData)
  data!: GupyApplicationData;
}

export const gupyApplicationCompleted = defineGupyEvent<GupyApplicationCompleted>({
  topic: 'gupy.application.completed',
  value: GupyApplicationCompleted,
  description: 'A candidate finished applying; may arrive more than an hour late.',
  key: (value) => String(value.data.application.id),
  keyDescription: applicationKey,
  example: {
    ...exampleEnvelope,
    event: 'application.completed',
    data: { job: exampleJob, application: exampleApplication, candidate: { id: 256080 } },
  },
});
