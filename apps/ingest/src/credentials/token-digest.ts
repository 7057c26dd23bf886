import { hash } from 'node:crypto';

/** SHA-256 of a token: what is kept and compared, so that a memory dump of the edge holds no token. */
export function tokenDigest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
