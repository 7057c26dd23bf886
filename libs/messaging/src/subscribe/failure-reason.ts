import { scrubText } from '@ponte/platform';
import { sqlStateOf } from './database-outage';

/** Why a handler failed, for a dead letter's header: what was thrown, with its SQLSTATE. One line, scrubbed as a log line is. */
export function failureReason(error: unknown): string {
  const state = sqlStateOf(error);
  const told =
    error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${typeof error}`;
  return scrubText((state ? `[SQLSTATE ${state}] ${told}` : told).replaceAll(/\s+/g, ' '));
}
