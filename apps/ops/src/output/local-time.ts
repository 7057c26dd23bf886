/** Where the people are whose work this is about; JSON keeps RFC 3339 in UTC. */
const ZONE = 'America/Sao_Paulo';

const FORMAT = new Intl.DateTimeFormat('pt-BR', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** A moment as an operator reads it, in São Paulo's time: `02/03/26 15:41:24`. What is no moment stays as it is. */
export function localTime(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const moment = new Date(value as string);
  return Number.isNaN(moment.getTime()) ? String(value) : FORMAT.format(moment).replace(',', '');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a moment as services write it. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && MOMENT.test(value);
}
