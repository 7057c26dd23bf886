const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::(\d{2}))?(\.\d{1,9})?(Z|[+-]\d{2}:[0-5]\d)?$/;
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
 * A time of Rubeus's, `YYYY-MM-DD HH:MM[:SS]` as clocks show it in São Paulo, with the offset of that day. A day alone stays
 * one, and a time that has a zone keeps it.
 * @returns `undefined` for what is no such time, or none that there ever was
 */
export function zonedTime(text: string): string | undefined {
  const trimmed = text.trim();
  if (DAY.test(trimmed)) return exists(`${trimmed}T00:00:00`) ? trimmed : undefined;
  const [, day, clock, second = '00', fraction = '', zone] = TIME.exec(trimmed) ?? [];
  const local = `${day}T${clock}:${second}`;
  if (day === undefined || !exists(local)) return undefined;
  const zoned = `${local}${fraction}${zone ?? offsetOf(local)}`;
  return Number.isNaN(new Date(zoned).getTime()) ? undefined : zoned;
}

/** 2026-02-30 and 25:00 are rolled over or refused; the years are those that a contract takes. */
function exists(local: string): boolean {
  const reckoned = new Date(`${local}Z`);
  return (
    !Number.isNaN(reckoned.getTime()) &&
    reckoned.getUTCFullYear() >= 1_000 &&
    reckoned.toISOString().startsWith(local)
  );
}

/** A time that clocks skipped when summer time began is told by standard time. */
function offsetOf(local: string): string {
  const shown = (offset: string): string =>
    SAO_PAULO.format(new Date(`${local}${offset}`)).replace(' ', 'T');
  return OFFSETS.find((each) => shown(each) === local) ?? OFFSETS[1];
}
