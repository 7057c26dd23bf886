import type { GupyWebhook } from '@ponte/clients/gupy';
import { addressDigest, listedWebhook } from './listed-webhook';

it('of a listed webhook neither its address nor a person is kept', () => {
  const webhook = {
    ...{ id: 'v-1', action: 'application.moved', status: 'active' },
    postbackUrl: 'https://other.test/hook?key=secret',
    ...{ techOwnerName: 'Maria', techOwnerEmail: 'maria@example.com' },
  } as GupyWebhook;
  const kept = listedWebhook(webhook);
  expect(kept).toMatchObject({ id: 'v-1', status: 'active', host: 'other.test' });
  expect(kept.address).toBe(addressDigest(webhook.postbackUrl ?? ''));
  expect(JSON.stringify(kept)).not.toMatch(/secret|maria|hook\?/i);
});

it('addresses are compared as programs do', () => {
  expect(addressDigest('https://X.test:443')).toBe(addressDigest('https://x.test/'));
  expect(addressDigest('https://x.test/a')).not.toBe(addressDigest('https://x.test/a/'));
});
