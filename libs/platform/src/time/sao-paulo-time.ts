/** hourCycle h23: midnight is 00, not 24. */
const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Sao_Paulo',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** What clock and calendar show in São Paulo. */
export interface SaoPauloTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Minute of the day, 0 … 1439. */
  readonly minute: number;
}

export function saoPauloTime(date: Date): SaoPauloTime {
  const parts = new Map(PARTS.formatToParts(date).map(({ type, value }) => [type, value]));
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

/** Minute of the day of `06:30`; `undefined` if the text is not a time of day. */
export function minuteOf(time: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
