import type { CallFailure, CallFault } from '@ponte/clients/http';
import { isHeaderText } from '@ponte/platform';
import { MOST_TOKEN_CHARACTERS, type TokenResult } from './token-source';

/** A token that ends so soon would not be in its place before; to get one after the other without a pause helps nobody. */
const LEAST_LIFE_MS = 1_000;

/** A failure in the words of a source. Permanent: asking again helps only once somebody has mended something. */
export function noToken(
  system: string,
  what: string,
  fault: CallFault = 'unreadable',
  more: Partial<CallFailure> = {},
): CallFailure {
  return { ok: false, class: 'permanent', fault, reason: `${system}: ${what}`, ...more };
}

/** Takes a token only if a header can carry it; what is wrong with it is told, never what it is. */
export function judgeToken(system: string, token: unknown, lifeMs?: number): TokenResult {
  if (typeof token !== 'string' || token.trim() === '') return noToken(system, 'gave no token');
  if (token.length > MOST_TOKEN_CHARACTERS)
    return noToken(system, `gave a token of more than ${MOST_TOKEN_CHARACTERS} characters`);
  if (!isHeaderText(token))
    return noToken(system, 'gave a token with characters that a header cannot carry');
  // Not the same as one whose end is not told: caches, for one, hand out tokens until the second they end.
  if (lifeMs !== undefined && lifeMs <= LEAST_LIFE_MS)
    return noToken(system, 'gave a token that has ended, or does within a second', 'unreadable', {
      class: 'transient',
    });
  return { ok: true, body: lifeMs === undefined ? { token } : { token, lifeMs } };
}

/** Seconds as a source tells them, as a number or in digits; zero and less are told too. `undefined`: it tells none. */
export function lifeOf(seconds: unknown): number | undefined {
  const number =
    typeof seconds === 'string' && /^-?\d{1,10}(\.\d+)?$/.test(seconds) ? Number(seconds) : seconds;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  // A century: beyond it a date would no longer be one.
  return Math.min(Math.round(number * 1_000), 3_155_760_000_000);
}
