import { HttpClient, type CallOptions, type Decode } from '@ponte/clients/http';
import { judgeToken, lifeOf, noToken } from './judge-token';
import type { TokenResult, TokenSource } from './token-source';
import { splitUrl } from './split-url';

export interface OAuth2TokensOptions {
  /** The token endpoint. */
  readonly url: string;
  /** Asked for at each call, so that a changed secret takes effect. */
  readonly clientId: () => string;
  readonly clientSecret: () => string;
  readonly scope?: string;
  readonly audience?: string;
  /** How the client proves itself: RFC 6749 §2.3.1 wants `basic` of every server and allows `body`. */
  readonly clientAuth?: 'basic' | 'body';
  readonly timeoutMs?: number;
}

/** The codes of RFC 6749 §5.2; others are not told, for a server may put anything there. */
const ERRORS = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

type Answer = Readonly<Record<string, unknown>>;

const SYSTEM = 'oauth2 token endpoint';
const decodeObject: Decode<Answer> = (body) =>
  typeof body === 'object' && body !== null
    ? { ok: true, value: body as Answer }
    : { ok: true, value: {} };

/**
 * OAuth 2 client credentials (RFC 6749 §4.4): a form in, `access_token` and `expires_in` out. The error's code (§5.2) is
 * told, its description is not: servers quote what they were sent.
 */
export class OAuth2Tokens implements TokenSource {
  private readonly http: HttpClient;
  private readonly at;

  constructor(private readonly options: OAuth2TokensOptions) {
    const { base, rest } = splitUrl(options.url);
    this.at = rest;
    this.http = new HttpClient({ system: SYSTEM, url: base, timeoutMs: options.timeoutMs });
  }

  async issue(options?: CallOptions): Promise<TokenResult> {
    let credentials: { readonly id: string; readonly secret: string };
    try {
      credentials = { id: this.options.clientId(), secret: this.options.clientSecret() };
    } catch {
      // The error may name the secret's place; which setting it is stands in the configuration.
      return noToken(SYSTEM, 'the client id or secret cannot be read', 'not-sendable');
    }
    const { scope, audience, clientAuth = 'basic' } = this.options;
    const answer = await this.http.call({
      ...options,
      method: 'POST',
      path: this.at,
      idempotent: true,
      headers: clientAuth === 'basic' ? { authorization: basic(credentials) } : {},
      form: {
        grant_type: 'client_credentials',
        ...(scope !== undefined && { scope }),
        ...(audience !== undefined && { audience }),
        ...(clientAuth === 'body' && {
          client_id: credentials.id,
          client_secret: credentials.secret,
        }),
      },
      accept: [400, 401],
      decode: decodeObject,
    });
    if (!answer.ok) return answer;
    if (answer.status >= 400) return refusal(answer.status, answer.body);
    return judge(answer.body);
  }

  close(): Promise<void> {
    return this.http.close();
  }
}

function judge(body: Answer): TokenResult {
  const { token_type: type, access_token: token, expires_in: expiresIn } = body;
  // RFC 6749 §7.1: a type that is not understood must not be used. MAC tokens, for one, are no header's text.
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    return noToken(SYSTEM, 'gave a token of another type than bearer');
  return judgeToken(SYSTEM, token, lifeOf(expiresIn));
}

function refusal(status: number, { error }: Answer): TokenResult {
  const code = typeof error === 'string' && ERRORS.has(error) ? ` (${error})` : '';
  const isClient = status === 401 || code === ' (invalid_client)';
  return noToken(SYSTEM, `answered ${status}${code}`, 'status', {
    status,
    ...(isClient && { class: 'unavailable', scope: 'party' }),
  });
}

/** RFC 6749 §2.3.1: both are form-encoded before they are joined. */
function basic({ id, secret }: { readonly id: string; readonly secret: string }): string {
  const encoded = [id, secret].map((part) => new URLSearchParams({ '': part }).toString().slice(1));
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
}
