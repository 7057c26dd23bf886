import type { SecretRef } from '@ponte/platform';
import { GeneratedTokens } from './generated-tokens';
import { HttpTokens } from './http-tokens';
import { CommandTokens, FileTokens } from './local-tokens';
import { OAuth2Tokens } from './oauth2-tokens';
import {
  CommandTokenConfig,
  FileTokenConfig,
  HttpTokenConfig,
  OAuth2TokenConfig,
  type TokenConfig,
} from './token.config';
import type { TokenResult, TokenSource } from './token-source';

/** The source that a configuration describes. */
export function createTokenSource(config: TokenConfig): TokenSource {
  const timeoutMs = config.timeout;
  if (config instanceof OAuth2TokenConfig) {
    const { clientId, clientSecret, ...options } = config;
    return new OAuth2Tokens({
      ...options,
      timeoutMs,
      clientId: () => clientId.resolve(),
      clientSecret: () => clientSecret.resolve(),
    });
  }
  if (config instanceof HttpTokenConfig)
    return new HttpTokens({ ...config, timeoutMs, secrets: resolvers(config.secrets) });
  if (config instanceof CommandTokenConfig) return new ConfiguredCommand(config);
  if (config instanceof FileTokenConfig) return new FileTokens(config);
  return new GeneratedTokens();
}

/** A command whose environment is read at each run. */
class ConfiguredCommand implements TokenSource {
  constructor(private readonly config: CommandTokenConfig) {}

  issue(options: Parameters<TokenSource['issue']>[0]): Promise<TokenResult> {
    const { env, timeout, ...rest } = this.config;
    const values = Object.fromEntries(
      Object.entries(resolvers(env)).map(([name, resolve]) => [name, resolve()]),
    );
    return new CommandTokens({ ...rest, timeoutMs: timeout, env: values }).issue(options);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function resolvers(
  secrets: ReadonlyMap<string, SecretRef> | undefined,
): Readonly<Record<string, () => string>> {
  return Object.fromEntries(
    [...(secrets ?? [])].map(([name, secret]) => [name, () => secret.resolve()]),
  );
}
