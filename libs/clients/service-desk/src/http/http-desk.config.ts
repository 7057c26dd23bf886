import { IsPointer } from '@ponte/clients/http';
import { IsDuration, NestedObject, Secret, SecretRef } from '@ponte/platform';
import { Equals, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import {
  IsBodyTemplate,
  IsFixedHeaders,
  IsHeaderName,
  IsUrlTemplate,
} from '../template/template.decorators';
import {
  CANCEL_FIELDS,
  CHANGE_FIELDS,
  ITEM_FIELDS,
  REQUEST_FIELDS,
} from '../template/template-field';
import { IsListPointer, IsStatuses } from './http-desk.decorators';

/** How a ticket is made. */
export class CreateTicketConfig {
  @IsUrlTemplate('reference', { needed: false })
  url: string;

  /** PUT at an address that names `{reference}` may be repeated: it is the same ticket. */
  @IsIn(['POST', 'PUT'], { message: 'must be POST or PUT' })
  method: 'POST' | 'PUT' = 'POST';

  /** Sent with it besides. */
  @IsOptional()
  @IsFixedHeaders()
  headers?: Record<string, string>;

  /** A mapping whose texts may name fields, or JSON text; by default every field under its own name. */
  @IsOptional()
  @IsBodyTemplate(REQUEST_FIELDS)
  body?: unknown;

  /** What one position of `{items}` looks like; by default `{ sku, quantity, attributes }`. */
  @IsOptional()
  @IsBodyTemplate(ITEM_FIELDS)
  item?: unknown;

  /** Where the ticket's id stands in the answer. */
  @IsPointer()
  idPointer = '/id';

  /** Statuses that mean success; by default every 2xx. Any other 2xx leaves open what happened. */
  @IsOptional()
  @IsStatuses()
  success?: number[];
}

/** How a ticket is looked for by our reference. */
export class FindTicketConfig {
  @IsUrlTemplate('reference')
  url: string;

  /** Where the list stands in the answer; by default the answer itself, or the list that it has under a usual name. */
  @IsOptional()
  @IsListPointer()
  listPointer?: string;

  /** Where the id stands in a ticket; by default as in the answer to `create`. */
  @IsOptional()
  @IsPointer()
  idPointer?: string;

  /** Where our reference stands in a ticket. */
  @IsPointer()
  referencePointer = '/reference';

  /** For so long after a creation that may have arrived, "not found" proves nothing: it may still be worked on. */
  @IsDuration({ maxMs: 86_400_000 })
  settle: number = 5_000;
}

/** How an open ticket is changed: always whole, so that repeating it changes nothing more. */
export class UpdateTicketConfig {
  @IsUrlTemplate('id')
  url: string;

  @IsIn(['PUT', 'PATCH', 'POST'], { message: 'must be PUT, PATCH or POST' })
  method: 'PUT' | 'PATCH' | 'POST' = 'PUT';

  @IsOptional()
  @IsFixedHeaders()
  headers?: Record<string, string>;

  /** By default that of a creation, and `comment` with what changed. */
  @IsOptional()
  @IsBodyTemplate(CHANGE_FIELDS)
  body?: unknown;
}

/** How a ticket is cancelled. */
export class CancelTicketConfig {
  @IsUrlTemplate('id')
  url: string;

  @IsIn(['PATCH', 'POST', 'PUT', 'DELETE'], { message: 'must be PATCH, POST, PUT or DELETE' })
  method: 'PATCH' | 'POST' | 'PUT' | 'DELETE' = 'PATCH';

  @IsOptional()
  @IsFixedHeaders()
  headers?: Record<string, string>;

  /** By default `{ status: cancelled, comment: "{why}" }`; with DELETE none. */
  @IsOptional()
  @IsBodyTemplate(CANCEL_FIELDS)
  body?: unknown;
}

/** How a ticket's state is read. */
export class ReadTicketConfig {
  @IsUrlTemplate('id')
  url: string;

  @IsPointer()
  statusPointer = '/status';

  @IsPointer()
  referencePointer = '/reference';

  @IsPointer()
  datePointer = '/updatedAt';

  @IsPointer()
  itemsPointer = '/items';

  /** Within a position. */
  @IsPointer()
  itemSkuPointer = '/sku';

  @IsPointer()
  itemStatusPointer = '/status';
}

/** A service desk behind the generic HTTP adapter, in a service's YAML. */
export class HttpDeskConfig {
  @Equals('http', { message: 'must be http or jira' })
  kind: 'http' = 'http' as const;

  @NestedObject(() => CreateTicketConfig)
  create: CreateTicketConfig;

  /** Without it a creation whose outcome is not known is left to a person, unless `idempotencyHeader` is set. */
  @IsOptional()
  @NestedObject(() => FindTicketConfig)
  find?: FindTicketConfig;

  /** Without it a changed request is left to a person. */
  @IsOptional()
  @NestedObject(() => UpdateTicketConfig)
  update?: UpdateTicketConfig;

  /** By default a PATCH at the address of `update`. */
  @IsOptional()
  @NestedObject(() => CancelTicketConfig)
  cancel?: CancelTicketConfig;

  /** By default a GET at the address of `update`. */
  @IsOptional()
  @NestedObject(() => ReadTicketConfig)
  read?: ReadTicketConfig;

  /** Where the credential is; without it none is sent. */
  @IsOptional()
  @Secret({ header: true })
  token?: SecretRef;

  /** The header that carries it. */
  @IsHeaderName()
  tokenHeader = 'authorization';

  /** What stands before the token in it: `Bearer`, another word, or `''` for nothing. */
  @Matches(/^[\w-]*$/, { message: "must be one word such as Bearer, or ''" })
  tokenScheme = 'Bearer';

  /** With a user the credential is sent as HTTP basic authentication, the token as its password. */
  @IsOptional()
  @IsString()
  @Matches(/^[^:\s]+$/, { message: 'must be a user name without spaces and colons' })
  user?: string;

  /** Header that carries our reference with a creation, where the desk takes it as an idempotency key. */
  @IsOptional()
  @IsHeaderName()
  idempotencyHeader?: string;

  /** Time limit of one call, in milliseconds. */
  @IsInt()
  @Min(100)
  @Max(300_000)
  timeoutMs = 10_000;

  /** Requests per minute that the desk allows this process; without it they are not limited. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  ratePerMinute?: number;
}
