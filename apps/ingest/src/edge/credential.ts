import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a token: what is kept and compared, so that a memory dump of the edge holds no token. */
export function tokenDigest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/**
 * Whether a token is one of those that are valid now. During a rotation the current and the previous one both are.
 *
 * Constant time: digests are compared (so the length tells nothing) and every digest is looked at (so the position of the
 * matching one tells nothing).
 */
export function acceptsToken(token: string, digests: readonly Buffer[]): boolean {
  const presented = tokenDigest(token);
  let accepted = false;
  for (const digest of digests) accepted = timingSafeEqual(presented, digest) || accepted;
  return accepted;
}
