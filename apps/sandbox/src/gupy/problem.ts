import { STATUS_CODES } from 'node:http';
import type { SimReply } from '../core/exchange';

/** Gupy's error body: `{title, detail, status}`; a 500 comes without `detail`. */
export function problemBody(status: number, detail?: string): object {
  return {
    title: STATUS_CODES[status] ?? 'Error',
    ...(detail && status !== 500 ? { detail } : {}),
    status,
  };
}

/** An error as Gupy answers it. */
export function problem(
  status: number,
  detail: string,
  headers?: Record<string, string>,
): SimReply {
  return { status, body: problemBody(status, detail), headers };
}

export const notFound = (what: string): SimReply => problem(404, `${what} not found`);
