import { Nested, OneOf } from '../../decorators';
import { applicationKey, defineGupyEvent } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';
import { GupyMovedData } from './gupy-moved-data.value';

/** An application entered another step. Not sent when the candidate is reproved or drops out. */
export class GupyApplicationMoved extends GupyEvent {
  @OneOf(['application.moved'])
  event!: 'application.moved';

  @Nested(GupyMovedData)
  data!: GupyMovedData;
}

export const gupyApplicationMoved = defineGupyEvent<GupyApplicationMoved>({
  topic: 'gupy.application.moved',
  value: GupyApplicationMoved,
  description:
    'An application entered another step of its job. Not sent when the candidate is reproved or drops out.',
  key: (value) => String(value.data.application.id),
  keyDescription: applicationKey,
  example: {
    ...exampleEnvelope,
    event: 'application.moved',
    data: {
      job: exampleJob,
      application: {
        ...exampleApplication,
        status: 'in_process',
        previousStep: { id: 54392497, name: 'Triagem', type: 'online' },
      },
      candidate: { id: 256080 },
    },
  },
});
