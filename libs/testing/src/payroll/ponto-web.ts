import { listIn } from '../json/list-in';
import { parsedJson } from '../json/parsed-json';

/** One entry of an answer, as it came. */
export interface PontoWebEntry {
  readonly matricula?: string;
  readonly rubrica?: string;
  readonly status?: string;
  readonly mensagem?: string;
  readonly referencia?: string;
  readonly datafalta?: string;
}

/** What came back of one press of the button. */
export interface PontoWebReply {
  readonly status: number;
  readonly ms: number;
  /** Of every element of `response`, flattened, in the order in which they came; empty if there is none. */
  readonly entries: readonly PontoWebEntry[];
  /** The whole body as text. */
  readonly text: string;
  /** Seconds of `Retry-After`, if there is one. */
  readonly retryAfterSeconds?: number;
}

/** Where PontoWeb was told to send results. */
export interface PontoWebTarget {
  /** Without the path, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The page's path by default. */
  readonly path?: string;
}

export const AHGORA_PATH = '/api/rh/v1/ahgora/results';

/** The person's side of the integration: posts results with Basic credentials and reads what comes back, once per call. */
export class PontoWeb {
  constructor(private readonly target: PontoWebTarget) {}

  /**
   * @param body bytes and text are sent as they stand
   * @throws TypeError without an answer (refused, reset), DOMException TimeoutError after `timeoutMs` (60 s)
   */
  async send(
    body: object | string | Uint8Array<ArrayBuffer>,
    timeoutMs = 60_000,
  ): Promise<PontoWebReply> {
    const { url, path = AHGORA_PATH, user, password } = this.target;
    const started = performance.now();
    const answer = await fetch(url.replace(/\/+$/, '') + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    const ms = Math.round(performance.now() - started);
    const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
    return {
      status: answer.status,
      ms,
      entries: entriesOf(text),
      text,
      ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
    };
  }
}

function entriesOf(text: string): PontoWebEntry[] {
  const parts = listIn(parsedJson(text), 'response') ?? [];
  return parts
    .flatMap((part) => listIn(part, 'resultados') ?? [])
    .map((entry) => entry as PontoWebEntry);
}
