import { mayMiss, OneOf, Text, Timestamp } from '../../decorators';

/** A task that needs a person, and what waits because of it. */
export abstract class TaskHold {
  @Text({ min: 1, max: 64, about: 'The service whose task it is.' })
  service!: string;

  @Text({ min: 1, max: 100, about: 'Kind of the task, e.g. `gupy.write-tag`.' })
  kind!: string;

  @Text({ min: 1, max: 100 })
  taskId!: string;

  @Text({
    min: 1,
    max: 500,
    about: 'What is kept in order, e.g. `gupy/acme/529925562`; no personal data.',
  })
  lane!: string;

  @Text({ min: 1, max: 200, about: 'Whose credential is used, e.g. `gupy:acme`.' })
  party!: string;

  @OneOf(['parked', 'unknown'], {
    about: 'parked: refused for good; unknown: nobody can tell whether it was done.',
  })
  state!: 'parked' | 'unknown';

  @Text({ max: 2_000, about: 'For an operator; no personal data, no secret.' })
  reason!: string;

  @Timestamp({ about: 'Since when it is held.' })
  since!: string;

  @Text({ ...mayMiss, max: 255, about: "What the task is about, e.g. a screening's id." })
  subject?: string | null;
}

/** Key of the events of one lane. */
export function taskKey({ service, lane }: TaskHold): string {
  return `${service}/${lane}`;
}

export const taskKeyDescription = '`<service>/<lane>`.';

export const exampleHold = {
  service: 'candidate-screening',
  kind: 'gupy.write-tag',
  taskId: '4711',
  lane: 'gupy/acme/529925562',
  party: 'gupy:acme',
  state: 'parked' as const,
  reason: 'PUT tags: 404, the application does not exist',
  since: '2026-03-04T12:00:03.870Z',
  subject: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a11',
};
