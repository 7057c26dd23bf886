import type { NamedField } from './feedz.settings';

/** A record of a lot, its fields found without case. */
export class RecordReader {
  private readonly fields = new Map<string, unknown>();

  constructor(
    record: unknown,
    private readonly names: Readonly<Record<NamedField, string>>,
  ) {
    if (record === null || typeof record !== 'object') return;
    for (const [name, value] of Object.entries(record)) this.fields.set(name.toLowerCase(), value);
  }

  /** A text or a number as text; `null` if missing, null or blank. */
  text(field: string): string | null {
    const value = this.fields.get(this.nameOf(field).toLowerCase());
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    return String(value).trim() === '' ? null : String(value);
  }

  private nameOf(field: string): string {
    return field in this.names ? this.names[field as NamedField] : field;
  }
}
