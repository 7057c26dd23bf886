import { Int, mayMiss, Text } from '../../decorators';
import { GupyApplication } from '../shared/gupy-application.value';

/** An application whose hiring data were saved. `salary` and `hiringCustomFields` are sealed. */
export class GupyHiredApplication extends GupyApplication {
  @Text({ ...mayMiss, max: 255 })
  vacancyCode?: string | null;

  @Int(mayMiss)
  vacancyCodeId?: number | null;

  @Text({
    ...mayMiss,
    max: 40,
    about:
      'Local midnight in São Paulo told in UTC, e.g. 2026-04-06T03:00:00.000Z: convert before taking the date.',
  })
  hiringDate?: string | null;

  @Text({
    ...mayMiss,
    max: 255,
    about:
      'Known: employee_admission, employee_readmission, employee_reintegration, unrelated_worker_hiring, internal_transfer; others may come.',
  })
  hiringType?: string | null;
}
