/** Part of a day in minutes from midnight; `from` above `to`: over midnight. */
export interface DayWindow {
  readonly from: number;
  /** Not part of it any more; 1440 is the end of the day. */
  readonly to: number;
}

const FORM = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * Reads `06:00-22:00`; `22:00-05:00` leads over midnight, `24:00` is the end of the day.
 * @returns `undefined` for anything else, and for a window without a minute
 */
export function dayWindow(text: string): DayWindow | undefined {
  const parts = FORM.exec(text);
  if (!parts) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = parts;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = toHour === undefined ? 1_440 : Number(toHour) * 60 + Number(toMinute);
  return from === to ? undefined : { from, to };
}

/** Whether a minute of the day (0 … 1439) lies in the window. */
export function isWithin({ from, to }: DayWindow, minute: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
