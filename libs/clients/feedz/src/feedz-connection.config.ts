import { IsBaseUrl } from '@ponte/clients/http';
import { NestedObject, Secret, SecretRef } from '@ponte/platform';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { AreDistinctNames, IsProcessRoute, ROUTE } from './feedz-config.rules';

const ROUTE_FORM = { message: 'must be a path below the base URL, like persons or v1/persons' };
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const NAME_FORM = { message: 'must be the name of a field' };

/** Where lots are posted and processes are asked for, below the base URL. Only `persons-bind` is public; compare the rest. */
export class FeedzRoutes {
  @Matches(ROUTE, ROUTE_FORM)
  units: string = 'units';

  @Matches(ROUTE, ROUTE_FORM)
  departments: string = 'departments';

  @Matches(ROUTE, ROUTE_FORM)
  jobDescriptions: string = 'job-descriptions';

  @Matches(ROUTE, ROUTE_FORM)
  persons: string = 'persons';

  @Matches(ROUTE, ROUTE_FORM)
  bind: string = 'persons-bind';

  /** How far a process is; `{processId}` stands for its id. */
  @IsProcessRoute()
  process: string = 'process/{processId}';

  /**
   * Lists processes by `entity` and `since`: with it a lot whose answer was lost is found again. `none`: there is no such
   * route, and its records are sent again by the next run.
   */
  @Matches(ROUTE, { message: `${ROUTE_FORM.message}, or none` })
  findProcess: string = 'process';
}

/** Names of fields that no page of the vendor tells. */
export class FeedzNames {
  @Matches(NAME, NAME_FORM)
  admissionDate: string = 'admissionDate';

  @Matches(NAME, NAME_FORM)
  dismissalDate: string = 'dismissalDate';

  @Matches(NAME, NAME_FORM)
  unitIntegrationId: string = 'unitIntegrationId';

  @Matches(NAME, NAME_FORM)
  departmentIntegrationId: string = 'departmentIntegrationId';

  @Matches(NAME, NAME_FORM)
  jobDescriptionIntegrationId: string = 'jobDescriptionIntegrationId';
}

/** Where a customer's Feedz is and how it is spoken to, in a service's YAML. */
export class FeedzConnectionConfig {
  /** Base URL of the ERP interface; not published: ask Feedz. */
  @IsBaseUrl()
  url: string;

  /** The API key of the customer's Feedz. */
  @Secret({ header: true })
  token: SecretRef;

  /** Time limit of one call, in milliseconds. A lot that is cut off may have been taken. */
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  timeoutMs: number = 30_000;

  /** Instead of `ponte/<version>`: some default User-Agents are refused with 403. */
  @IsOptional()
  @Matches(/^[\x21-\x7e][\x20-\x7e]{0,127}$/, { message: 'must be 1 to 128 printable characters' })
  userAgent?: string;

  /** A lot as the array of its records, or as `{ items: […] }`. */
  @IsIn(['array', 'items'], { message: 'must be array or items' })
  body: 'array' | 'items' = 'array';

  @NestedObject(() => FeedzRoutes)
  routes: FeedzRoutes = new FeedzRoutes();

  @NestedObject(() => FeedzNames)
  @AreDistinctNames()
  names: FeedzNames = new FeedzNames();
}
