import type { WindowConfig } from '../../../config/reconcile.config';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Sao_Paulo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Whether a moment lies in a part of São Paulo's day; the end is not in it. Without a window every moment does. */
export function isWithin(window: WindowConfig | undefined, moment: Date): boolean {
  if (!window || window.from === window.to) return true;
  const time = CLOCK.format(moment);
  return window.from < window.to
    ? window.from <= time && time < window.to
    : window.from <= time || time < window.to;
}
