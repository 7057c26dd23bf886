import { Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  exampleScreening,
  ScreeningEvent,
  screeningKey,
  screeningKeyDescription,
} from '../shared/screening-event.value';

/** A screening ended without a result in Gupy. */
export class ScreeningClosed extends ScreeningEvent {
  @Text({
    min: 1,
    max: 100,
    about:
      'Known: left (moved to another step while waiting), expired, discarded (by an operator); others may come.',
  })
  reason!: string;

  @Timestamp()
  closedAt!: string;
}

export const screeningClosed = defineEvent<ScreeningClosed>({
  topic: 'screening.closed',
  version: 1,
  value: ScreeningClosed,
  description: 'A screening ended without a result in Gupy.',
  key: screeningKey,
  keyDescription: screeningKeyDescription,
  owner: 'candidate-screening',
  example: { ...exampleScreening, reason: 'left', closedAt: '2026-03-03T09:12:44.001Z' },
});
