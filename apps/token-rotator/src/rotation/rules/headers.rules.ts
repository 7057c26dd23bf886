import { createHash } from 'node:crypto';
import type { GupyWebhookDraft } from '@ponte/clients/gupy';
import type { WebhookConfig } from '../../config/rotator.config';

const CONTENT_TYPE = 'content-type';
/** Setting any header drops Gupy's own content type. */
const JSON_TYPE = 'application/json';

/** All that a full update of a webhook sends. Holds the token: never to be logged or kept. */
export function webhookDraft(declared: WebhookConfig, token: string): GupyWebhookDraft {
  return {
    action: declared.action,
    status: 'active',
    postbackUrl: declared.postbackUrl,
    techOwnerName: declared.techOwner.name,
    techOwnerEmail: declared.techOwner.email,
    clientHeaders: clientHeaders(declared.headers, token),
  };
}

/** The declared headers with the token in its place; a content type is always among them. */
export function clientHeaders(
  templates: Readonly<Record<string, string>>,
  token: string,
): Record<string, string> {
  const headers = Object.entries(templates).map(([name, text]) => [name, fill(text, token)]);
  const typed = headers.some(([name]) => name?.toLowerCase() === CONTENT_TYPE);
  return Object.fromEntries([...(typed ? [] : [[CONTENT_TYPE, JSON_TYPE]]), ...headers]) as Record<
    string,
    string
  >;
}

/** SHA-256 in hex of the whole value of the header that carries the token: what ingest compares. */
export function credentialDigest(
  templates: Readonly<Record<string, string>>,
  token: string,
): string {
  const template = Object.values(templates).find((text) => text.includes('{token}')) ?? '{token}';
  return createHash('sha256').update(fill(template, token)).digest('hex');
}

/** Of everything that a full update sends but the token, so that a changed declaration is noticed. */
export function declarationDigest(declared: WebhookConfig): string {
  const draft = webhookDraft(declared, '{token}');
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex');
}

/**
 * Why a call must not be made by a process with this file, `undefined` if it may. While replicas run with different files,
 * or after a roll-back, another one's file would put a value into Gupy that ingest was never told.
 */
export function misfit(
  declared: WebhookConfig,
  call: { readonly declaration: string; readonly sha256?: string },
  token?: string,
): string | undefined {
  if (declarationDigest(declared) !== call.declaration)
    return 'the file of this process declares it otherwise';
  if (token === undefined || credentialDigest(declared.headers, token) === call.sha256)
    return undefined;
  return 'its headers would carry another value than the one that was told';
}

function fill(template: string, token: string): string {
  return template.replaceAll('{token}', () => token);
}
