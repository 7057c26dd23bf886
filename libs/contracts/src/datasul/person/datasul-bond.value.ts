import { Flag, mayMiss, Text } from '../../decorators';

/** One employment of a person; a person may have several, at once or one after the other. */
export class DatasulBond {
  @Text({ min: 64, max: 64, about: 'Keyed hash of company, establishment and matrícula.' })
  bond!: string;

  @Text({ max: 64, about: 'Company.' })
  empresa!: string;

  @Text({ max: 64, about: 'Establishment.' })
  estabelecimento!: string;

  @Text({ ...mayMiss, max: 64, about: 'Unit at Feedz: code of the structure record `unit`.' })
  unit?: string | null;

  @Text({ ...mayMiss, max: 64, about: 'Code of the structure record `department`.' })
  department?: string | null;

  @Text({ ...mayMiss, max: 64, about: 'Code of the structure record `job`.' })
  job?: string | null;

  @Text({ ...mayMiss, max: 64, about: 'Code of the structure record `situation`.' })
  situation?: string | null;

  @Flag({ about: 'Whether no dismissal is recorded, or one that is still to come.' })
  active!: boolean;

  @Text({ ...mayMiss, max: 7, about: '`YYYY-MM`; the day is sealed.' })
  admissionMonth?: string | null;

  @Text({ ...mayMiss, max: 7, about: '`YYYY-MM`; the day is sealed.' })
  dismissalMonth?: string | null;
}
