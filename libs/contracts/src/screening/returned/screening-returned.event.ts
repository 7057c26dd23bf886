import { Flag, Int, OneOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import {
  exampleScreening,
  ScreeningEvent,
  screeningKey,
  screeningKeyDescription,
} from '../shared/screening-event.value';

/** The result of a screening stands in Gupy. The texts of tags and comments are not told: a template may render personal words. */
export class ScreeningReturned extends ScreeningEvent {
  @Text({ min: 1, max: 255 })
  outcome!: string;

  @OneOf(['written', 'none'], { about: 'Whether this result put a tag.' })
  tag!: 'written' | 'none';

  @Flag({ about: 'Whether this result put a comment.' })
  comment!: boolean;

  @Int({ max: 1_000, about: 'How many tags were taken away.' })
  removedTags!: number;

  @Timestamp()
  returnedAt!: string;
}

export const screeningReturned = defineEvent<ScreeningReturned>({
  topic: 'screening.returned',
  version: 1,
  value: ScreeningReturned,
  description: 'The result of a screening stands in Gupy as a tag, a comment, both or neither.',
  key: screeningKey,
  keyDescription: screeningKeyDescription,
  owner: 'candidate-screening',
  example: {
    ...exampleScreening,
    outcome: 'apto',
    tag: 'written',
    comment: false,
    removedTags: 0,
    returnedAt: '2026-03-04T12:00:03.870Z',
  },
});
