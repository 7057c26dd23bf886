import { mayMiss, NumberOrText, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  exampleScreening,
  ScreeningEvent,
  screeningKey,
  screeningKeyDescription,
} from '../shared/screening-event.value';

/** A screening has a result, the first or a corrected one; it is not yet written into Gupy. */
export class ScreeningConcluded extends ScreeningEvent {
  @Text({ min: 1, max: 255, about: "The platform's word, as its result told it." })
  outcome!: string;

  @NumberOrText({ ...mayMiss, max: 255 })
  score?: number | string | null;

  @Timestamp({ about: 'When the platform decided: of two results the later one holds.' })
  resultDate!: string;
}

export const screeningConcluded = defineEvent<ScreeningConcluded>({
  topic: 'screening.concluded',
  version: 1,
  value: ScreeningConcluded,
  description:
    'A screening has a result, the first or a corrected one; it is not yet written into Gupy.',
  key: screeningKey,
  keyDescription: screeningKeyDescription,
  owner: 'candidate-screening',
  example: { ...exampleScreening, outcome: 'apto', score: 7.5, resultDate: '2026-03-04T12:00:00Z' },
});
