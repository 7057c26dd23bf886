import { currentTraceparent, holdsCpf, isHeaderText } from '@ponte/platform';
import type { HttpRequest, Query } from './http-request';
import type { CallFailure } from './http-result';
import { notSendable } from './not-sendable';
import { subjectOf } from './subject';
import { USER_AGENT } from './user-agent';

/** What every request of a client carries. */
export interface PrepareOptions {
  /** The third party and the account, e.g. `gupy acme`: what a reason begins with. */
  readonly system: string;
  /** Bearer token, asked for at each call so that a rotated one takes effect. May throw: the credential then pauses. */
  readonly token?: () => string;
  /** Instead of a bearer token: the headers that carry the credential, e.g. of basic authentication. Asked for likewise. */
  readonly credential?: () => Readonly<Record<string, string>>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** W3C `traceparent` of the present call, if there is one; by default that of the running trace. */
  readonly traceparent?: () => string | undefined;
  /** By default `ponte/<version>`. */
  readonly userAgent?: string;
}

/** Adds what every request carries, or says why it must not be sent. */
export function prepare<
  R extends Pick<HttpRequest<unknown>, 'method' | 'path' | 'query' | 'headers'>,
>(options: PrepareOptions, request: R): R | CallFailure {
  if (queryTexts(request.query).some(holdsCpf)) {
    const why = 'a query value holds a CPF, and addresses end up in logs';
    return notSendable(subjectOf(options.system, request), why);
  }
  const authorization = authorizationOf(options);
  if (authorization === null) {
    return {
      ok: false,
      class: 'unavailable',
      scope: 'party',
      fault: 'not-sendable',
      reason: `${subjectOf(options.system, request)}: not sent, the credential cannot be read or has characters that a header cannot carry`,
    };
  }
  const traceparent = (options.traceparent ?? currentTraceparent)();
  const headers = {
    'user-agent': options.userAgent ?? USER_AGENT,
    ...(traceparent && { traceparent }),
    ...options.headers,
    ...authorization,
    ...request.headers,
  };
  return { ...request, headers };
}

/** null if there should be a credential and is none. The error is not passed on: it may name the secret's place. */
function authorizationOf(options: PrepareOptions): Readonly<Record<string, string>> | null {
  const { token, credential } = options;
  try {
    if (credential !== undefined) {
      const headers = credential();
      // Words of a header stand apart: `Basic …`, `Bearer …`.
      const isSendable = Object.values(headers).every((text) =>
        text.split(' ').every(isHeaderText),
      );
      return isSendable ? headers : null;
    }
    if (token === undefined) {
      return {};
    }
    const text = token();
    return isHeaderText(text) ? { authorization: `Bearer ${text}` } : null;
  } catch {
    return null;
  }
}

function queryTexts(query: Query = {}): readonly string[] {
  return Object.values(query)
    .flat()
    .filter((value): value is string => typeof value === 'string');
}
