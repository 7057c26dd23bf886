import { createHash } from 'node:crypto';
import { canonicalJson } from '@ponte/contracts';
import type { EndpointName } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';

/**
 * A digest of what decides which records a list holds and what is read of them: where it is, how it is asked, its pointers.
 * While it is the same, what changed since a day is all that there is to read. Holds nothing personal, and no secret.
 * @returns 64 hex digits
 */
export function listDefinition(
  { datasul, rules }: Pick<ProfileConfig, 'datasul' | 'rules'>,
  endpoint: EndpointName,
): string {
  const list = datasul.endpoints[endpoint];
  const { path, query, fields } = list;
  const modified = 'modified' in list ? list.modified : null;
  const text = canonicalJson([
    ...[datasul.url, path, { ...query }, { ...fields }, modified && { ...modified }],
    rules.integrationId,
  ]);
  return createHash('sha256').update(text).digest('hex');
}
