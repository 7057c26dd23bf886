import { Int, mayMiss, Nested, Text, Uuid } from '../../decorators';
import { ScreeningStep } from './screening-step.value';

/** What every event of a screening tells. No name, no CPF: the person is known by the application. */
export abstract class ScreeningEvent {
  @Uuid()
  screeningId!: string;

  @Text({ min: 1, max: 64, about: 'The configured Gupy source.' })
  source!: string;

  @Int()
  applicationId!: number;

  @Int(mayMiss)
  jobId?: number | null;

  @Text({ min: 1, max: 100, about: 'Id of the rule that opened the screening.' })
  screening!: string;

  @Nested(ScreeningStep)
  step!: ScreeningStep;

  @Text({ min: 1, max: 100, about: 'Id of the configured provider.' })
  provider!: string;

  @Text({ ...mayMiss, max: 255, about: "The platform's id of the order, once it is known." })
  orderId?: string | null;
}

/** Key of a screening's events: all that happens to one application stays in order. */
export function screeningKey({ source, applicationId }: ScreeningEvent): string {
  return `${source}/${applicationId}`;
}

export const screeningKeyDescription = '`<source>/<application id>`.';

export const exampleScreening = {
  screeningId: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a11',
  source: 'acme',
  applicationId: 529925562,
  jobId: 8451877,
  screening: 'exames',
  step: { id: 54392498, name: 'Exames' },
  provider: 'exam-platform',
  orderId: 'ord-1001',
};
