import { HEADER_NAME, HEADER_VALUE } from '../core/header-syntax';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import { omit } from '../core/omit';
import type { GupyContext } from './gupy.context';
import { GUPY_ACTIONS, type Webhook } from './gupy.model';
import { MOST_WEBHOOKS } from './gupy.store';
import { paged } from './paging';
import { pickFields } from './fields';
import { notFound, problem } from './problem';

const LONGEST_URL = 2_048;
type Input = Omit<Webhook, 'id'>;

/** The webhook configuration API. `clientHeaders` go in and never come out. */
export function webhookRoutes(gupy: GupyContext): Route[] {
  return [
    { method: 'GET', path: '/webhooks', handle: (request) => list(gupy, request) },
    { method: 'POST', path: '/webhooks', handle: (request) => create(gupy, request) },
    { method: 'PUT', path: '/webhooks/{webhookId}', handle: (request) => replace(gupy, request) },
    { method: 'DELETE', path: '/webhooks/{webhookId}', handle: (request) => remove(gupy, request) },
  ];
}

function list({ store }: GupyContext, { query }: SimRequest): SimReply {
  return paged([...store.webhooks.values()], query, (webhook) => {
    const full = omit(webhook, 'clientHeaders');
    const fields = query.get('fields');
    return fields === null
      ? omit(full, 'techOwnerName', 'techOwnerEmail')
      : pickFields(full, fields);
  });
}

function create(gupy: GupyContext, { body }: SimRequest): SimReply {
  const input = read(gupy, body, 'active');
  if (typeof input === 'string') return problem(400, input);
  if (gupy.store.webhooks.size >= MOST_WEBHOOKS)
    return problem(400, `more than ${MOST_WEBHOOKS} webhooks`);
  const webhook = { id: gupy.random.uuid(), ...input };
  gupy.store.webhooks.set(webhook.id, webhook);
  return { status: 201, body: shown(gupy, webhook), effect: `webhook-created:${webhook.id}` };
}

/** A full update: headers that are not sent again are gone. */
function replace(gupy: GupyContext, { params, body }: SimRequest): SimReply {
  const webhook = gupy.store.webhooks.get(params['webhookId'] ?? '');
  if (!webhook) return notFound('Webhook');
  const input = read(gupy, body);
  if (typeof input === 'string') return problem(400, input);
  Object.assign(webhook, input);
  if (webhook.status === 'inactive') gupy.postman.stop(webhook.id);
  return { status: 200, body: shown(gupy, webhook), effect: `webhook-updated:${webhook.id}` };
}

function remove({ store, postman }: GupyContext, { params }: SimRequest): SimReply {
  const id = params['webhookId'] ?? '';
  if (!store.webhooks.delete(id)) return notFound('Webhook');
  postman.stop(id);
  return { status: 204, effect: `webhook-deleted:${id}` };
}

function shown({ settings }: GupyContext, { id, action, postbackUrl, status }: Webhook): object {
  const other = GUPY_ACTIONS.find((name) => name !== action);
  return { id, action: settings.value.echoAnotherAction ? other : action, postbackUrl, status };
}

/** The input, or what is wrong with it. */
function read({ settings }: GupyContext, body: unknown, statusIfAbsent?: 'active'): Input | string {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    return 'the body must be a JSON object';
  const input = body as Record<string, unknown>;
  const { action, postbackUrl, status = statusIfAbsent, clientHeaders = {} } = input;
  if (!GUPY_ACTIONS.some((known) => known === action))
    return `"action" must be one of [${GUPY_ACTIONS.join(', ')}]`;
  if (status !== 'active' && status !== 'inactive')
    return '"status" must be one of [active, inactive]';
  const urlFault = faultOfUrl(postbackUrl, settings.value.requireHttps);
  if (urlFault) return urlFault;
  for (const name of ['techOwnerName', 'techOwnerEmail']) {
    if (input[name] != null && typeof input[name] !== 'string') return `"${name}" must be a string`;
  }
  const headerFault = faultOfHeaders(clientHeaders);
  if (headerFault) return headerFault;
  return {
    action: action as string,
    postbackUrl: postbackUrl as string,
    status,
    techOwnerName: (input['techOwnerName'] as string | undefined) ?? null,
    techOwnerEmail: (input['techOwnerEmail'] as string | undefined) ?? null,
    clientHeaders: clientHeaders as Record<string, string>,
  };
}

function faultOfUrl(url: unknown, requireHttps: boolean): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/.test(url))
    return '"postbackUrl" must be a valid uri';
  if (url.length > LONGEST_URL)
    return `"postbackUrl" length must be at most ${LONGEST_URL} characters`;
  if (requireHttps && !url.startsWith('https:'))
    return '"postbackUrl" must be a public HTTPS address';
  return undefined;
}

function faultOfHeaders(headers: unknown): string | undefined {
  if (headers === null || typeof headers !== 'object' || Array.isArray(headers))
    return '"clientHeaders" must be an object';
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') return `"clientHeaders.${name}" must be a string`;
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      return `"clientHeaders.${name}" is not a valid header`;
  }
  return undefined;
}
