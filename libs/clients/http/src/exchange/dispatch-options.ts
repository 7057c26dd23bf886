import type { Dispatcher } from 'undici';
import type { HttpRequest } from '../http-request';
import { resolveTarget, type BaseUrl } from '../target';

type Described = Pick<
  HttpRequest<unknown>,
  'method' | 'path' | 'query' | 'headers' | 'json' | 'form'
>;

/** A request as undici wants it. */
export function dispatchOptions(base: BaseUrl, request: Described): Dispatcher.DispatchOptions {
  const content = contentOf(request);
  return {
    ...resolveTarget(base, request.path, request.query),
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(content && { 'content-type': content.type }),
      ...request.headers,
    },
    body: content?.body ?? null,
  };
}

function contentOf({
  json,
  form,
}: Described): { readonly type: string; readonly body: string } | undefined {
  if (form !== undefined) {
    const body = new URLSearchParams({ ...form }).toString();
    return { type: 'application/x-www-form-urlencoded', body };
  }
  if (json === undefined) {
    return undefined;
  }
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(json) };
}
