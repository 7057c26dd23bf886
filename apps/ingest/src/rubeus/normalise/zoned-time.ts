const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;
/** Summer time (until 2019) and standard time. An hour that stands twice is taken for the first, as clocks show it first. */
const OFFSETS = ['-02:00', '-03:00'] as const;
/** `sv-SE` writes dates as ISO 8601 does; the zone's history comes with Node (ICU). */
const SAO_PAULO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Sao_Paulo',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/**
 * A time of Rubeus's, `YYYY-MM-DD HH:MM[:SS]` as clocks show it in São Paulo, with the offset of that day.
 * @returns `undefined` for what is no such time
 */
export function zonedTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second = '00'] = LOCAL.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const reckoned = new Date(`${local}Z`);
  // 2026-02-30 and 25:00 are rolled over or refused.
  if (Number.isNaN(reckoned.getTime()) || !reckoned.toISOString().startsWith(local))
    return undefined;
  const shown = (offset: string): string =>
    SAO_PAULO.format(new Date(`${local}${offset}`)).replace(' ', 'T');
  // A time that clocks skipped when summer time began is told by standard time.
  const offset = OFFSETS.find((each) => shown(each) === local) ?? OFFSETS[1];
  return `${local}${offset}`;
}
