import { durationMs } from '@ponte/platform';
import { Refusal } from './refusal';

/** A moment of the past: RFC 3339, a day (`2026-03-02`, in São Paulo), or a duration back from now (`2h`, `3d`). */
export function readSince(text: string, now = new Date(), option = '--since'): Date {
  const back = durationMs(text);
  if (back !== undefined) return new Date(now.getTime() - back);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    // Brazil has had no summer time since 2019.
    const day = new Date(`${text}T00:00:00-03:00`);
    if (!Number.isNaN(day.getTime())) return day;
  }
  const moment = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw new Refusal(
    `${option} "${text}": use uma duração (2h, 3d), um dia (2026-03-02) ou data e hora (2026-03-02T15:00:00-03:00).`,
  );
}

/** A whole number from 1. */
export function readCount(name: string, text: string, most: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Refusal(`${name} deve ser um número inteiro de 1 a ${most}.`);
  return count;
}

/** JSON given on the command line. */
export function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${name} não é JSON.`);
    throw error;
  }
}

/** Without members that were not given, so that a service need not judge them. */
export function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
