import { Nested, OneOf } from '../../decorators';
import { defineGupyEvent } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';
import { GupyPreEmployeeData } from './gupy-pre-employee-data.value';

/** A person in admission entered another stage, the concluded one included. */
export class GupyPreEmployeeMoved extends GupyEvent {
  @OneOf(['pre-employee.moved'])
  event!: 'pre-employee.moved';

  @Nested(GupyPreEmployeeData)
  data!: GupyPreEmployeeData;
}

export const gupyPreEmployeeMoved = defineGupyEvent<GupyPreEmployeeMoved>({
  topic: 'gupy.pre-employee.moved',
  value: GupyPreEmployeeMoved,
  description: 'A person in admission entered another stage; admission and position travel sealed.',
  key: ({ id, data }) => String(data.application?.id ?? data.candidate?.id ?? id),
  keyDescription: 'Application id; without one the candidate id; without that the id of the event.',
  example: {
    ...exampleEnvelope,
    event: 'pre-employee.moved',
    data: {
      job: { ...exampleJob, id: null },
      application: exampleApplication,
      candidate: { id: 256080 },
    },
  },
});
