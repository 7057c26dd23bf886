/** Whether a text is a competência, `YYYY-MM`, of a year from 1900 on. */
export function isCompetencia(text: string): boolean {
  return /^(19|[2-9]\d)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** Months since year 0, to tell how far two competências are apart. */
export function monthsOf(competencia: string): number {
  return Number(competencia.slice(0, 4)) * 12 + Number(competencia.slice(5, 7)) - 1;
}

/** Whether `YYYY-MM-DD` is a day of the calendar, of a year from 1900 on. */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1_900) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10) === text;
}

/** The part of a profile that says what is closed. */
export interface Closing {
  readonly closed: readonly string[];
  readonly closing: Readonly<Record<string, string>>;
}

/**
 * Whether nothing is posted into a competência any more.
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function isClosed(
  competencia: string,
  { closed, closing }: Closing,
  today: string,
): boolean {
  const from = closing[competencia];
  return closed.includes(competencia) || (from !== undefined && today >= from);
}
