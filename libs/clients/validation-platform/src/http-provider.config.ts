import { IsBaseUrl, IsPointer } from '@ponte/clients/http';
import { NestedObject, Secret, SecretRef } from '@ponte/platform';
import { Equals, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsRequestMapping } from './request-mapping.decorator';
import { DEFAULT_RESULT, type RequestMapping } from './order-mapping';
import type { RepeatRule } from './http-validation-platform';

/** JSON pointers (RFC 6901) into an answer of the platform. */
export class OrderResultConfig {
  @IsPointer()
  externalId = DEFAULT_RESULT.externalId;

  @IsPointer()
  outcome = DEFAULT_RESULT.outcome;

  @IsPointer()
  score = DEFAULT_RESULT.score;

  @IsPointer()
  summary = DEFAULT_RESULT.summary;

  @IsPointer()
  date = DEFAULT_RESULT.date;
}

/** A validation platform behind the generic HTTP adapter, in a service's YAML. */
export class HttpProviderConfig {
  /** Named by the rules of screenings. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { message: 'must be a short name: a-z, 0-9 and -' })
  id: string;

  @Equals('http', { message: 'must be http, the only kind there is' })
  kind: 'http' = 'http' as const;

  /** Base URL; orders are below `{url}/orders`. */
  @IsBaseUrl()
  url: string;

  /** Where the bearer token is; without it none is sent. */
  @IsOptional()
  @Secret({ header: true })
  token?: SecretRef;

  /** Time limit of one call, in milliseconds. */
  @IsInt()
  @Min(100)
  @Max(300_000)
  timeoutMs = 10_000;

  /**
   * What to do when it is not known whether an order arrived: `idempotent` = the platform honours `Idempotency-Key` or our
   * externalId, order again; `find` = look for it with `GET {url}/orders?externalId=…`; `unknown` = ask a person.
   */
  @IsIn(['idempotent', 'find', 'unknown'], { message: 'must be idempotent, find or unknown' })
  repeat: RepeatRule = 'unknown';

  /** Requests per minute that the platform allows this process; without it they are not limited. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  ratePerMinute?: number;

  /** Where the order's id stands in the platform's answers. */
  @IsPointer()
  idPointer = '/id';

  /** The request's body: target pointer ← pointer into the order, or a constant. Replaces the default as a whole. */
  @IsOptional()
  @IsRequestMapping()
  request?: RequestMapping;

  @NestedObject(() => OrderResultConfig)
  result: OrderResultConfig = new OrderResultConfig();
}
