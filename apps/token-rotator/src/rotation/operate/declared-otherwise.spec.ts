import type { RotatorConfig, WebhookConfig } from '../../config/rotator.config';
import { declaredFacts } from '../rules/declared-facts';
import { hookOf } from '../testing/hooks';
import { declaredOtherwise } from './declared-otherwise';

const declared = {
  ...{ id: 'a', account: 'acme', action: 'application.moved', postbackUrl: 'https://x.test/' },
  techOwner: { name: 'TI RH', email: 'ti@example.com' },
  ...{ headers: { 'x-token': '{token}' }, token: { kind: 'generated', life: 1, overlap: 1 } },
} as unknown as WebhookConfig;
const file = (...webhooks: WebhookConfig[]) => ({ webhooks }) as RotatorConfig;
const row = (changes = {}) => hookOf({ id: 'a', ...declaredFacts(declared), ...changes });

it.each([
  ['nothing, if both declare the same', file(declared), [row()], []],
  ['one that is only in the file', file(declared), [], ['a']],
  ['one that only the service has', file(), [row()], ['a']],
  ['one with other headers', file(declared), [row({ declaredDigest: 'e' })], ['a']],
  ['one of another source', file(declared), [row({ source: 'other' })], ['a']],
  ['one with another overlap', file(declared), [row({ overlapMs: 2 })], ['a']],
])('the service has another file: it names %s', (_what, config, rows, ids) => {
  expect(declaredOtherwise(config, rows)).toEqual(ids);
});
