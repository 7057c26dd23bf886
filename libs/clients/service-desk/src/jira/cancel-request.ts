import {
  decodeAs,
  decodeNothing,
  path,
  type CallOptions,
  type Decode,
  type HttpClient,
  type HttpResult,
  type ShapeOf,
} from '@ponte/clients/http';
import type { CancelResult } from '../service-desk';
import { transitions } from './jira-answers';
import { readRequest } from './read-request';

export interface Cancelling {
  readonly ticketId: string;
  /** For the people at the desk. */
  readonly why: string;
  /** Name of the transition. */
  readonly name: string;
}

type Offered = ShapeOf<typeof transitions> | 'no such request';

const offeredBy: Decode<Offered> = (body, status) =>
  status === 404 ? { ok: true, value: 'no such request' } : decodeAs(transitions)(body, status);

/** Cancels a request by the customers' transition of that name; a request at its end offers none any more. */
export async function cancelRequest(
  http: HttpClient,
  { ticketId, why, name }: Cancelling,
  options?: CallOptions,
): Promise<HttpResult<CancelResult>> {
  const route = path`/rest/servicedeskapi/request/${{ ticketId }}/transition`;
  const offered = await http.call({
    ...options,
    method: 'GET',
    path: route,
    query: { limit: 100 },
    accept: [404],
    decode: offeredBy,
  });
  if (!offered.ok) {
    return offered;
  }
  if (offered.body === 'no such request') {
    return { ...offered, body: { state: 'ended' } };
  }
  const wanted = offered.body.values.find((transition) => isNamed(transition.name, name));
  if (wanted === undefined) {
    return whyNot(http, ticketId, name, options);
  }
  const done = await http.call({
    ...options,
    method: 'POST',
    path: route,
    json: { id: wanted.id, additionalComment: { body: why } },
    // A repeat begins with what is offered, and a cancelled request does not offer this one any more.
    idempotent: true,
    decode: decodeNothing,
  });
  return done.ok ? { ...done, body: { state: 'cancelled' } } : done;
}

async function whyNot(
  http: HttpClient,
  ticketId: string,
  name: string,
  options: CallOptions | undefined,
): Promise<HttpResult<CancelResult>> {
  const answer = await readRequest(http, ticketId, options);
  if (!answer.ok) {
    return answer;
  }
  const { status, statusCategory } = answer.body.currentStatus;
  return statusCategory === 'DONE'
    ? { ...answer, body: { state: 'ended', status } }
    : {
        ...answer,
        body: { state: 'impossible', reason: `the request offers customers no "${name}"` },
      };
}

const isNamed = (name: string, wanted: string): boolean =>
  name.trim().toLowerCase() === wanted.trim().toLowerCase();
