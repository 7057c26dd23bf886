import type { RotatorConfig } from '../../config/rotator.config';
import { credentialDigest, declarationDigest } from '../rules/headers.rules';
import type { SealedToken } from '../sealed-token';
import type { CurrentCall } from './current-call';
import type { GupyAccounts } from './gupy-accounts';
import { WebhookCalls } from './webhook-calls';

const declared = {
  ...{ id: 'a', account: 'acme', action: 'application.moved', postbackUrl: 'https://x.test/' },
  ...{ techOwner: { name: 'TI RH', email: 'ti@example.com' }, headers: { 'x-token': '{token}' } },
};
const payload = {
  ...{ hook: 'a', call: 7, token: 't', sealed: 's' },
  sha256: credentialDigest(declared.headers, 'text'),
  declaration: declarationDigest(declared as never),
};

function prepare(changes: Partial<typeof payload> = {}, isCurrent = true) {
  const calls = new WebhookCalls(
    { webhook: () => declared } as unknown as RotatorConfig,
    { of: () => ({}) } as unknown as GupyAccounts,
    { open: () => 'text' } as unknown as SealedToken,
    { is: () => Promise.resolve(isCurrent) } as unknown as CurrentCall,
  );
  return calls.prepare({ ...payload, ...changes });
}

const failed = (reason: RegExp) => ({
  ok: false,
  failed: {
    class: 'done',
    result: { as: 'failed', maybe: false, reason: expect.stringMatching(reason) },
  },
});

it('a call that puts a token is made for the declaration and the value that were told', async () => {
  const { declaration } = payload;
  const draft = { postbackUrl: 'https://x.test/', clientHeaders: { 'x-token': 'text' } };
  expect(await prepare()).toMatchObject({ ok: true, account: 'acme', declaration, draft });
});

it.each([
  ['was given up', {}, false, /given up/],
  ['is for another file', { declaration: 'e' }, true, /declares it otherwise/],
  ['would put another value', { sha256: 'f' }, true, /another value/],
])('a call that %s is not made', async (_what, changes, isCurrent, reason) => {
  expect(await prepare(changes, isCurrent)).toEqual(failed(reason));
});
