import { Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  exampleScreening,
  ScreeningEvent,
  screeningKey,
  screeningKeyDescription,
} from '../shared/screening-event.value';

/** The validation platform took the order of a screening. */
export class ScreeningRequested extends ScreeningEvent {
  @Timestamp()
  requestedAt!: string;
}

export const screeningRequested = defineEvent<ScreeningRequested>({
  topic: 'screening.requested',
  version: 1,
  value: ScreeningRequested,
  description: 'The validation platform took the order of a screening.',
  key: screeningKey,
  keyDescription: screeningKeyDescription,
  owner: 'candidate-screening',
  example: { ...exampleScreening, requestedAt: '2026-03-02T18:41:26.310Z' },
});
