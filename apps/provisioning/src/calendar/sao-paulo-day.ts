/** A day as `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** `sv-SE` writes dates as ISO 8601 does; the zone's data come with Node (ICU), the years of summer time included. */
const SAO_PAULO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Sao_Paulo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day that a moment falls on in São Paulo. */
export function dayInSaoPaulo(moment: Date): Day {
  return SAO_PAULO.format(moment);
}

/**
 * The day that a vendor's date means. Gupy tells the hiring date as local midnight in UTC (`2026-04-06T03:00:00.000Z` is
 * 6 April); a text without a zone is taken as local already. `undefined` for anything that is no date.
 */
export function dayOf(text: string | null | undefined): Day | undefined {
  const trimmed = text?.trim() ?? '';
  if (DAY.test(trimmed)) return isDay(trimmed) ? trimmed : undefined;
  const local = LOCAL.exec(trimmed)?.[1];
  if (local !== undefined) return isDay(local) ? local : undefined;
  if (!/^\d{4}-\d{2}-\d{2}[T ]/.test(trimmed)) return undefined;
  const moment = new Date(trimmed);
  return Number.isNaN(moment.getTime()) ? undefined : dayInSaoPaulo(moment);
}

/** Whether a text is a day of the calendar: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && Number(parts[1]) > 0 && shiftDay(text, 0) === text;
}

/** A day so many calendar days later, or earlier if negative. Days have no zone, so UTC reckons them. */
export function shiftDay(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return '';
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative if the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
