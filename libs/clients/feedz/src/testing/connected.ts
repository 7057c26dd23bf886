import type { ScriptedServer } from '@ponte/clients/testing';
import { FeedzClient } from '../feedz-client';
import { FeedzNames, FeedzRoutes } from '../feedz-connection.config';

export const TOKEN = 'token-of-the-test';

/** A client of this server. */
export function connected(
  { url }: ScriptedServer,
  more: Partial<ConstructorParameters<typeof FeedzClient>[0]> = {},
): FeedzClient {
  return new FeedzClient({
    ...{ name: 'holding', url: `${url}/erp`, timeoutMs: 2_000, body: 'array' },
    ...{ routes: new FeedzRoutes(), names: new FeedzNames(), token: () => TOKEN },
    ...more,
  });
}
