import {
  decodeAs,
  path,
  type CallOptions,
  type HttpClient,
  type HttpResult,
  type ShapeOf,
} from '@ponte/clients/http';
import { customerRequest } from './jira-answers';

/** A request as its API shows it, fresh: only the search lags behind. */
export function readRequest(
  http: HttpClient,
  ticketId: string,
  options?: CallOptions,
): Promise<HttpResult<ShapeOf<typeof customerRequest>>> {
  return http.call({
    ...options,
    method: 'GET',
    path: path`/rest/servicedeskapi/request/${{ ticketId }}`,
    decode: decodeAs(customerRequest),
  });
}
