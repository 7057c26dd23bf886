import { createHash } from 'node:crypto';
import type { WebhookConfig } from '../../config/rotator.config';
import {
  clientHeaders,
  credentialDigest,
  declarationDigest,
  misfit,
  webhookDraft,
} from './headers.rules';

const declared = {
  ...{ id: 'a', account: 'acme', action: 'application.moved', postbackUrl: 'https://x.test/' },
  techOwner: { name: 'TI RH', email: 'ti@example.com' },
  headers: { Authorization: 'Bearer {token}' },
} as unknown as WebhookConfig;

describe('headers of a webhook', () => {
  it('carry the token and always a content type', () => {
    expect(clientHeaders({ 'x-token': '{token}' }, 't$&')).toEqual({
      ...{ 'content-type': 'application/json', 'x-token': 't$&' },
    });
    expect(clientHeaders({ 'Content-Type': 'text/x', a: 'k {token}' }, 't')).toEqual({
      ...{ 'Content-Type': 'text/x', a: 'k t' },
    });
  });

  it('are known by the digest of the whole value', () => {
    const digest = createHash('sha256').update('Bearer t').digest('hex');
    expect(credentialDigest({ b: 'c', a: 'Bearer {token}' }, 't')).toBe(digest);
  });

  it('are part of a full update', () => {
    expect(webhookDraft(declared, 't')).toEqual({
      ...{ action: 'application.moved', status: 'active', postbackUrl: 'https://x.test/' },
      ...{ techOwnerName: 'TI RH', techOwnerEmail: 'ti@example.com' },
      clientHeaders: { 'content-type': 'application/json', Authorization: 'Bearer t' },
    });
  });

  it('change the declaration, the token does not', () => {
    const digest = declarationDigest(declared);
    expect(declarationDigest({ ...declared, token: { life: 1 } } as never)).toBe(digest);
    const other = { ...declared, headers: { 'x-token': '{token}' } } as WebhookConfig;
    expect(declarationDigest(other)).not.toBe(digest);
  });
});

it('a call of another file than its own, or with another value than was told, must not be made', () => {
  const told = {
    declaration: declarationDigest(declared),
    sha256: credentialDigest(declared.headers, 't1'),
  };
  expect(misfit(declared, told, 't1')).toBeUndefined();
  expect(misfit(declared, told)).toBeUndefined();
  expect(misfit(declared, told, 't2')).toMatch(/another value/);
  const headers = { Authorization: 'Token {token}' };
  expect(misfit({ ...declared, headers }, told, 't1')).toMatch(/declares it otherwise/);
  const declaration = declarationDigest({ ...declared, headers });
  expect(misfit({ ...declared, headers }, { ...told, declaration }, 't1')).toMatch(/another value/);
});
