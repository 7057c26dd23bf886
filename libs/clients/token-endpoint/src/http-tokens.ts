import { HttpClient, type CallOptions, type Decode } from '@ponte/clients/http';
import { judgeToken, lifeOf, noToken } from './judge-token';
import { readPointer } from './read-pointer';
import { splitUrl } from './split-url';
import type { TokenResult, TokenSource } from './token-source';

export interface HttpTokensOptions {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Values of headers and strings of the body may hold `{name}` of a secret. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyType?: 'json' | 'form';
  /** The secrets by name, asked for at each call. */
  readonly secrets?: Readonly<Record<string, () => string>>;
  readonly tokenPointer: string;
  /** Leads to seconds; without it the source does not say how long its tokens live. */
  readonly lifePointer?: string;
  readonly timeoutMs?: number;
}

const SYSTEM = 'http token endpoint';
const decodeAny: Decode<unknown> = (body) => ({ ok: true, value: body });

/** Any endpoint that answers JSON with a token in it. */
export class HttpTokens implements TokenSource {
  private readonly http: HttpClient;
  private readonly at;

  constructor(private readonly options: HttpTokensOptions) {
    const { base, rest } = splitUrl(options.url);
    this.at = rest;
    this.http = new HttpClient({ system: SYSTEM, url: base, timeoutMs: options.timeoutMs });
  }

  async issue(options?: CallOptions): Promise<TokenResult> {
    const { method, headers = {}, body, bodyType = 'json' } = this.options;
    let filled: { headers: Record<string, string>; body: unknown };
    try {
      const secrets = resolveAll(this.options.secrets ?? {});
      filled = {
        headers: fill(headers, secrets) as Record<string, string>,
        body: fill(body, secrets),
      };
    } catch {
      // The error may name the secret's place; which setting it is stands in the configuration.
      return noToken(SYSTEM, 'a secret of its request cannot be read', 'not-sendable');
    }
    const answer = await this.http.call({
      ...options,
      method,
      path: this.at,
      idempotent: true,
      headers: filled.headers,
      ...(bodyType === 'form'
        ? { form: filled.body as Record<string, string> }
        : { json: filled.body }),
      decode: decodeAny,
    });
    if (!answer.ok) return answer;
    const { tokenPointer, lifePointer } = this.options;
    const life =
      lifePointer === undefined ? undefined : lifeOf(readPointer(answer.body, lifePointer));
    return judgeToken(SYSTEM, readPointer(answer.body, tokenPointer), life);
  }

  close(): Promise<void> {
    return this.http.close();
  }
}

type Texts = Readonly<Record<string, string>>;

function resolveAll(secrets: Readonly<Record<string, () => string>>): Texts {
  return Object.fromEntries(Object.entries(secrets).map(([name, resolve]) => [name, resolve()]));
}

/** Puts the secrets into every text; a value of JSON needs no escaping, for it is encoded afterwards. */
function fill(value: unknown, secrets: Texts): unknown {
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (whole, name: string) => secrets[name] ?? whole);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fill(inner, secrets)]),
  );
}
