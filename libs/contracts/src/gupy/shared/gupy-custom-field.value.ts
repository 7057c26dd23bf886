import { Json, mayMiss, Text } from '../../decorators';

/** A custom field of a job, e.g. "Posto de trabalho". */
export class GupyCustomField {
  @Text({ ...mayMiss, max: 100, about: 'UUID of the field.' })
  id?: string | null;

  @Text({ ...mayMiss, max: 1_000, about: 'Title as typed by HR.' })
  title?: string | null;

  @Json({
    optional: true,
    about:
      'Any JSON: text, number, true or false, date, list, even an object keyed by field UUIDs.',
  })
  value?: unknown;
}
