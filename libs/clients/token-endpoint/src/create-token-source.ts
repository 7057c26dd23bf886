import type { SecretRef } from '@ponte/platform';
import { GeneratedTokens } from './generated-tokens';
import { HttpTokens } from './http-tokens';
import { noToken } from './judge-token';
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
    let values: Record<string, string>;
    try {
      values = Object.fromEntries(
        Object.entries(resolvers(env)).map(([name, resolve]) => [name, resolve()]),
      );
    } catch {
      // The error may name the secret's place; which setting it is stands in the configuration.
      return Promise.resolve(
        noToken('token command', 'a secret of its environment cannot be read', 'not-sendable'),
      );
    }
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
