import { IsBaseUrl } from '@ponte/clients/http';
import { IsDuration, NestedMap, Secret, SecretRef } from '@ponte/platform';
import {
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MinLength,
} from 'class-validator';
import { IsTokenPointer, NamesItsSecrets } from './token-config.rules';

/** Kinds of token sources. */
export const TOKEN_KINDS = ['generated', 'oauth2', 'http', 'command', 'file'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** What all sources have in common. */
export class TokenConfig {
  @IsIn(TOKEN_KINDS, { message: `must be one of ${TOKEN_KINDS.join(', ')}` })
  kind: TokenKind;

  /** How long a token lives where its source does not say. Renewed well before its end. */
  @IsOptional()
  @IsDuration({ minMs: 1_000, maxMs: YEAR_MS })
  life: number = 24 * HOUR_MS;

  /** How long the former token is still accepted once the new one is confirmed: the sender repeats deliveries for two hours. */
  @IsOptional()
  @IsDuration({ minMs: 0, maxMs: YEAR_MS })
  overlap: number = 3 * HOUR_MS;

  /** Time limit of one attempt to get a token. */
  @IsOptional()
  @IsDuration({ minMs: 100, maxMs: 10_000 })
  timeout: number = 10_000;
}

/** 32 random bytes of our own. */
export class GeneratedTokenConfig extends TokenConfig {
  declare kind: 'generated';
}

/** OAuth 2 client credentials (RFC 6749 §4.4). */
export class OAuth2TokenConfig extends TokenConfig {
  declare kind: 'oauth2';

  @IsBaseUrl()
  url: string;

  @Secret()
  clientId: SecretRef;

  @Secret()
  clientSecret: SecretRef;

  @IsOptional()
  @IsString()
  @MinLength(1)
  scope?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  audience?: string;

  /** How the client proves itself: in the header (every server takes it) or in the body. */
  @IsOptional()
  @IsIn(['basic', 'body'])
  clientAuth: 'basic' | 'body' = 'basic';
}

/** Any endpoint that answers JSON with a token in it. */
export class HttpTokenConfig extends TokenConfig {
  declare kind: 'http';

  @IsBaseUrl()
  url: string;

  @IsOptional()
  @IsIn(['GET', 'POST', 'PUT'])
  method: 'GET' | 'POST' | 'PUT' = 'POST';

  /** Values may hold `{name}` of a secret below. */
  @IsOptional()
  @IsObject()
  @NamesItsSecrets()
  headers?: Record<string, string>;

  /** A mapping; its texts may hold `{name}` of a secret below. */
  @IsOptional()
  @IsObject()
  @NamesItsSecrets()
  body?: Record<string, unknown>;

  @IsOptional()
  @IsIn(['json', 'form'])
  bodyType: 'json' | 'form' = 'json';

  /** Secrets by the name under which headers and body hold them. */
  @IsOptional()
  @NestedMap(() => SecretRef)
  secrets?: Map<string, SecretRef>;

  @IsTokenPointer()
  tokenPointer: string;

  /** Leads to the life in seconds; without it `life` holds. */
  @IsOptional()
  @IsTokenPointer()
  lifePointer?: string;
}

/** A source on this machine, whose token changes by itself. */
export class LocalTokenConfig extends TokenConfig {
  /** How often it is looked at for another token. */
  @IsOptional()
  @IsDuration({ minMs: 100, maxMs: 24 * HOUR_MS })
  every: number = MINUTE_MS;

  /** Where the token stands, if it comes in JSON; without it the whole text is the token. */
  @IsOptional()
  @IsTokenPointer()
  tokenPointer?: string;

  @IsOptional()
  @IsTokenPointer()
  lifePointer?: string;
}

/** A program that prints a token; run without a shell and without our environment. */
export class CommandTokenConfig extends LocalTokenConfig {
  declare kind: 'command';

  /** The program's absolute path and its arguments. */
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  command: string[];

  /** Its environment. */
  @IsOptional()
  @NestedMap(() => SecretRef)
  env?: Map<string, SecretRef>;
}

/** A mounted secret that somebody else changes. */
export class FileTokenConfig extends LocalTokenConfig {
  declare kind: 'file';

  @Matches(/^\//, { message: 'must be the absolute path of a file' })
  path: string;
}
