import { object } from '../core/check';
import { Settings } from '../core/settings';

export interface TokensSettings {
  /** OAuth 2 clients as `id:secret`. */
  readonly clients: readonly string[];
  /** Keys of the plain endpoint, in header `x-api-key`. */
  readonly apiKeys: readonly string[];
  /** Life of a token in real seconds, told as `expires_in` and kept by the receiver. */
  readonly expiresInSeconds: number;
  /** Whether `expires_in` is left out, as RFC 6749 §5.1 allows. */
  readonly tellsNoLife: boolean;
  /** Whether a token that is still good is given again, as many servers do. */
  readonly givesTheSame: boolean;
  readonly tokenType: string;
}

export const TOKENS_DEFAULTS: Omit<TokensSettings, 'clients' | 'apiKeys'> = {
  expiresInSeconds: 3_600,
  tellsNoLife: false,
  givesTheSame: false,
  tokenType: 'Bearer',
};

export function tokensSettings(defaults: TokensSettings): Settings<TokensSettings> {
  const texts = { type: 'array', items: { type: 'string', minLength: 1 } };
  return new Settings(
    defaults,
    object({
      clients: texts,
      apiKeys: texts,
      expiresInSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 31_536_000 },
      tellsNoLife: { type: 'boolean' },
      givesTheSame: { type: 'boolean' },
      tokenType: { type: 'string', minLength: 1 },
    }),
  );
}
