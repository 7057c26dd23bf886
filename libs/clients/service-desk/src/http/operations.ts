import type { HttpMethod } from '@ponte/clients/http';
import { bodyTree, compileBody, type BodyTemplate } from '../template/body-template';
import {
  ADDRESS_FIELDS,
  CANCEL_FIELDS,
  CHANGE_FIELDS,
  REQUEST_FIELDS,
} from '../template/template-field';
import { compileUrl, type UrlTemplate } from '../template/url-template';
import type { CancelTicketConfig, HttpDeskConfig } from './http-desk.config';

/** One operation of a desk, compiled. */
export interface Operation {
  readonly method: HttpMethod;
  readonly url: UrlTemplate;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyTemplate;
}

/** What a desk's configuration comes to; absent ones it does not allow. */
export interface Operations {
  readonly create: Operation;
  readonly find?: Operation;
  readonly update?: Operation;
  readonly cancel?: Operation;
  readonly read?: Operation;
}

const own = (fields: readonly string[]): object =>
  Object.fromEntries(fields.map((field) => [field, `{${field}}`]));

/** Every field under its own name; the CPF as digits. */
const DEFAULT_CREATE = own(REQUEST_FIELDS.filter((field) => field !== 'cpfFormatted'));
const DEFAULT_UPDATE = { ...DEFAULT_CREATE, comment: '{changes}' };
const DEFAULT_CANCEL = { status: 'cancelled', comment: '{why}' };

/** Compiles a checked configuration. @throws TypeError where the configuration was not checked */
export function compileOperations(config: HttpDeskConfig): Operations {
  const { create, find, update } = config;
  const cancel = config.cancel ?? (update && { url: update.url, method: 'PATCH' as const });
  const read = config.read ?? (update && { url: update.url });
  return {
    create: {
      method: create.method,
      url: address(create.url),
      headers: create.headers ?? {},
      body: body(create.body, DEFAULT_CREATE, REQUEST_FIELDS),
    },
    ...(find && { find: { method: 'GET', url: address(find.url), headers: {} } }),
    ...(update && {
      update: {
        method: update.method,
        url: address(update.url),
        headers: update.headers ?? {},
        body: body(update.body, DEFAULT_UPDATE, CHANGE_FIELDS),
      },
    }),
    ...(cancel && { cancel: cancelling(cancel) }),
    ...(read && { read: { method: 'GET', url: address(read.url), headers: {} } }),
  };
}

const address = (url: string): UrlTemplate => compileUrl(url, ADDRESS_FIELDS);

function body(given: unknown, fallback: object, fields: readonly string[]): BodyTemplate {
  const tree = typeof given === 'string' ? bodyTree(given) : (given ?? fallback);
  return compileBody(tree, fields);
}

function cancelling(
  config: Pick<CancelTicketConfig, 'url' | 'method' | 'headers' | 'body'>,
): Operation {
  const bodiless = config.method === 'DELETE' && config.body === undefined;
  return {
    method: config.method,
    url: address(config.url),
    headers: config.headers ?? {},
    ...(!bodiless && { body: body(config.body, DEFAULT_CANCEL, CANCEL_FIELDS) }),
  };
}
