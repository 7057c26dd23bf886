const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const UNZONED = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d+)?)?)$/;
/** Brazil has had no summer time since 2019; platforms that name no zone mean their own clock. */
const SAO_PAULO = '-03:00';
/** 2001-09-09 in milliseconds: below it, a number would be seconds or nonsense. */
const LEAST_EPOCH_MS = 1_000_000_000_000;

/**
 * When a sender says that something happened, as ISO 8601 in UTC. Absent → when it was received; unreadable → `undefined`, never guessed.
 */
export function toldDate(value: unknown, receivedAt: Date): string | undefined {
  if (value === undefined || value === null || value === '') return receivedAt.toISOString();
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value >= LEAST_EPOCH_MS ? iso(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (ZONED.test(text)) return iso(text);
  if (DAY.test(text)) return iso(`${text}T00:00:00${SAO_PAULO}`);
  const local = UNZONED.exec(text);
  return local ? iso(`${local[1]}T${local[2]}${SAO_PAULO}`) : undefined;
}

function iso(value: string | number): string | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
