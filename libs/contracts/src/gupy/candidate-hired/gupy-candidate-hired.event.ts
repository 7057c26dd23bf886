import { Nested, OneOf } from '../../decorators';
import { applicationKey, defineGupyEvent } from '../define-gupy-event';
import { GupyEvent } from '../shared/gupy-event.value';
import { exampleApplication, exampleEnvelope, exampleJob } from '../shared/gupy-examples';
import { GupyHiredData } from './gupy-hired-data.value';

/** The hiring data of a candidate were saved; sent again, with another id, when they are saved again. */
export class GupyCandidateHired extends GupyEvent {
  @OneOf(['candidate.hired'])
  event!: 'candidate.hired';

  @Nested(GupyHiredData)
  data!: GupyHiredData;
}

export const gupyCandidateHired = defineGupyEvent<GupyCandidateHired>({
  topic: 'gupy.candidate.hired',
  value: GupyCandidateHired,
  description:
    'The hiring data of a candidate were saved; sent again, with another id, when they are saved again.',
  key: (value) => String(value.data.application.id),
  keyDescription: applicationKey,
  example: {
    ...exampleEnvelope,
    event: 'candidate.hired',
    data: {
      job: exampleJob,
      application: {
        ...exampleApplication,
        currentStep: { id: 54392499, name: 'Contratação', type: 'final' },
        vacancyCode: 'V-0042',
        hiringDate: '2026-04-06T03:00:00.000Z',
        hiringType: 'employee_admission',
      },
      candidate: { id: 256080 },
    },
  },
});
