import { Nested, OneOf } from '../../decorators';
import { applicationKey, defineGupyEvent } from '../define-gupy-event';
import { GupyApplicationData } from '../shared/gupy-application-data.value';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';

/** The information before hiring was filled in; it travels sealed. */
export class GupyApplicationPreHiringInformationFilled extends GupyEvent {
  @OneOf(['application.pre-hiring-information-filled'])
  event!: 'application.pre-hiring-information-filled';

  @Nested(GupyApplicationData)
  data!: GupyApplicationData;
}

export const gupyApplicationPreHiringInformationFilled =
  defineGupyEvent<GupyApplicationPreHiringInformationFilled>({
    topic: 'gupy.application.pre-hiring-information-filled',
    value: GupyApplicationPreHiringInformationFilled,
    description: 'The information before hiring was filled in; it travels sealed.',
    key: (value) => String(value.data.application.id),
    keyDescription: applicationKey,
    example: {
      ...exampleEnvelope,
      event: 'application.pre-hiring-information-filled',
      data: { job: exampleJob, application: exampleApplication, candidate: { id: 256080 } },
    },
  });
