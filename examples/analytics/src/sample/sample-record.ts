/** A record as a service would have written it. */
export interface SampleRecord {
  /** Without a prefix. */
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The time that all of the sample happened in: a year, whatever the day on which it is made. */
export const SAMPLE_FROM = Date.UTC(2025, 2, 1, 12);
export const SAMPLE_UNTIL = Date.UTC(2026, 1, 28, 21);

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const iso = (at: number): string => new Date(at).toISOString();

/** Adds the headers that every record has. */
export function sampleRecord(
  topic: string,
  key: string,
  id: string,
  source: string,
  at: number,
  value: SampleRecord['value'],
): SampleRecord {
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: topic,
    ce_time: iso(at),
  };
  return { topic, key, headers, value };
}
