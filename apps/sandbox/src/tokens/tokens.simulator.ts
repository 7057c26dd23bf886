import type { Route, SimReply, SimRequest } from '../core/exchange';
import { digest } from '../core/redact';
import { Ring } from '../core/ring';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { tokensSettings, type TokensSettings } from './tokens.settings';

interface Issued {
  readonly token: string;
  readonly at: number;
  readonly endsAt: number;
}

const MOST_KEPT = 10_000;
/** RFC 6749 §5.1: neither a token nor a refusal may be cached. */
const NOT_KEPT = { 'cache-control': 'no-store', pragma: 'no-cache' };

/**
 * Token endpoints, and a receiver that takes only what they gave: OAuth 2 client credentials as in RFC 6749 §4.4 (errors
 * as in §5.2), a plain endpoint with an API key, and somebody's own postback that wants a token which has not ended.
 */
export class TokensSimulator implements Simulator {
  readonly name = 'tokens';
  readonly prefix = '/tokens';
  readonly routes: readonly Route[] = [
    { method: 'POST', path: '/oauth2/token', handle: (request) => this.oauth2(request) },
    { method: 'GET', path: '/plain', handle: (request) => this.plain(request) },
    { method: 'POST', path: '/plain', handle: (request) => this.plain(request) },
    { method: 'POST', path: '/receiver', handle: (request) => this.receive(request) },
  ];
  readonly adminRoutes: readonly Route[] = [];
  readonly settings: Settings<TokensSettings>;
  private readonly issued = new Ring<Issued>(MOST_KEPT, Infinity, () => 1);

  constructor(
    defaults: TokensSettings,
    private readonly parts: SimulatorParts,
  ) {
    this.settings = tokensSettings(defaults);
  }

  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    if (!route) return { status: 404, body: { error: 'not_found' } };
    return route.handle(request);
  }

  errorBody(status: number): object {
    return { error: status >= 500 ? 'server_error' : 'invalid_request' };
  }

  /** Digests only, newest last. */
  state(): object {
    const now = this.parts.timers.now();
    return {
      issued: this.issued.toArray().map(({ token, at, endsAt }) => ({
        sha256: digest(token),
        at: new Date(at).toISOString(),
        endsAt: new Date(endsAt).toISOString(),
        ended: endsAt <= now,
      })),
    };
  }

  reset(): void {
    this.issued.clear();
  }

  async close(): Promise<void> {
    // Nothing is scheduled here.
  }

  private oauth2({ headers, body, isForm }: SimRequest): SimReply {
    const form = (body ?? {}) as Readonly<Record<string, unknown>>;
    if (!isForm) return failure(400, 'invalid_request', 'the body must be a form');
    const fromHeader = basicOf(headers.authorization);
    if (fromHeader && form['client_secret'] !== undefined)
      return failure(400, 'invalid_request', 'only one way of authentication may be used');
    const client = fromHeader ?? `${String(form['client_id'])}:${String(form['client_secret'])}`;
    if (!this.settings.value.clients.includes(client)) {
      const challenge = { 'www-authenticate': 'Basic realm="tokens"' };
      return failure(401, 'invalid_client', 'unknown client or wrong secret', challenge);
    }
    if (form['grant_type'] === undefined)
      return failure(400, 'invalid_request', 'grant_type is required');
    if (form['grant_type'] !== 'client_credentials')
      return failure(400, 'unsupported_grant_type', 'only client_credentials is supported');
    const { token, endsAt } = this.issue();
    const life = this.settings.value.tellsNoLife ? {} : { expires_in: this.secondsTo(endsAt) };
    const { tokenType } = this.settings.value;
    return {
      status: 200,
      headers: NOT_KEPT,
      body: { access_token: token, token_type: tokenType, ...life },
      effect: `token-issued:${digest(token)}`,
    };
  }

  private plain({ headers }: SimRequest): SimReply {
    const key = headers['x-api-key'];
    if (typeof key !== 'string' || !this.settings.value.apiKeys.includes(key))
      return { status: 401, body: { message: 'unknown key' } };
    const { token, endsAt } = this.issue();
    return {
      status: 200,
      headers: NOT_KEPT,
      body: { data: { token, ttl: this.secondsTo(endsAt) } },
      effect: `token-issued:${digest(token)}`,
    };
  }

  private receive({ headers }: SimRequest): SimReply {
    const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    const known = this.issued.toArray().find((one) => one.token === token);
    if (!known) return failure(401, 'invalid_token', 'unknown token');
    if (known.endsAt <= this.parts.timers.now())
      return failure(401, 'invalid_token', 'the token has ended');
    return { status: 200, body: { ok: true }, effect: `received:${digest(known.token)}` };
  }

  private issue(): Issued {
    const now = this.parts.timers.now();
    const last = this.issued.toArray().at(-1);
    if (this.settings.value.givesTheSame && last && last.endsAt > now) return last;
    const { random } = this.parts;
    const token = `${random.uuid()}${random.uuid()}`.replaceAll('-', '');
    const endsAt = now + this.settings.value.expiresInSeconds * 1_000;
    const issued = { token, at: now, endsAt };
    this.issued.push(issued);
    return issued;
  }

  private secondsTo(endsAt: number): number {
    return Math.max(0, Math.floor((endsAt - this.parts.timers.now()) / 1_000));
  }
}

/** RFC 6749 §2.3.1: both parts are form-encoded. */
function basicOf(authorization: string | undefined): string | undefined {
  const encoded = /^basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret].map((part) => new URLSearchParams(`=${part}`).get('') ?? '').join(':');
}

function failure(
  status: number,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): SimReply {
  const body = { error, error_description: description };
  return { status, headers: { ...NOT_KEPT, ...headers }, body };
}
