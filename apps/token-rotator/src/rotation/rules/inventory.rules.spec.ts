import type { GupyWebhook } from '@ponte/clients/gupy';
import { inventory } from './inventory.rules';
import { listedWebhook } from './listed-webhook';

const at = (id: string, path: string) =>
  listedWebhook({
    ...{ id, action: 'application.moved', status: 'active' },
    postbackUrl: `https://hooks.example.com/${path}`,
  } as GupyWebhook);

it('a webhook that one declaration has is never taken for another one', () => {
  const { action } = at('', '');
  const declared = [
    // Its own is gone, and its address is what the other one had.
    { id: 'a', action: action ?? '', postbackUrl: 'https://hooks.example.com/2' },
    { id: 'c', action: action ?? '', postbackUrl: 'https://hooks.example.com/3' },
  ];
  const known = new Map([
    ['a', 'v-1'],
    ['c', 'v-2'],
  ]);
  const { own, duplicates } = inventory([at('v-2', '2')], declared, known);
  expect([...own].map(([id, hook]) => [id, hook.id])).toEqual([['c', 'v-2']]);
  expect(duplicates).toEqual([]);
});
