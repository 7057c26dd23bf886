const DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Sao_Paulo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in São Paulo at an instant (milliseconds since 1970), moved by so many days: `2026-03-02`. */
export function saoPauloDay(atMs: number, days = 0): string {
  return DAY.format(new Date(atMs + days * 86_400_000));
}
