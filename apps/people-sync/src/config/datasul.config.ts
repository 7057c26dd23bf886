import { IsBaseUrl } from '@ponte/clients/http';
import { NestedObject, Secret, SecretRef } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';
import { CodesAgree } from './endpoint-config.rules';
import {
  DepartmentsEndpoint,
  EmployeesEndpoint,
  JobsEndpoint,
  PersonsEndpoint,
  SituationsEndpoint,
  UnitsEndpoint,
} from './endpoint.config';

/** The lists that are read, in the order in which they are: what is referred to before what refers to it. */
export const ENDPOINTS = [
  ...(['situations', 'units', 'departments', 'jobs', 'persons', 'employees'] as const),
];
export type EndpointName = (typeof ENDPOINTS)[number];

export class EndpointsConfig {
  @NestedObject(() => SituationsEndpoint)
  situations: SituationsEndpoint = new SituationsEndpoint();

  @NestedObject(() => UnitsEndpoint)
  units: UnitsEndpoint = new UnitsEndpoint();

  @NestedObject(() => DepartmentsEndpoint)
  departments: DepartmentsEndpoint = new DepartmentsEndpoint();

  @NestedObject(() => JobsEndpoint)
  jobs: JobsEndpoint = new JobsEndpoint();

  @NestedObject(() => PersonsEndpoint)
  persons: PersonsEndpoint = new PersonsEndpoint();

  @NestedObject(() => EmployeesEndpoint)
  @CodesAgree()
  employees: EmployeesEndpoint = new EmployeesEndpoint();
}

/** The Datasul of a profile: where it is, how it is spoken to, and which lists hold what. */
export class DatasulConfig {
  /** Base URL, e.g. `https://rh.example.com` or `https://rh.example.com/dts/datasul-rest/resources/prg`. */
  @IsBaseUrl()
  url: string;

  /** Service user of Datasul (Basic authentication). */
  @Secret()
  user: SecretRef;

  @Secret()
  password: SecretRef;

  /** Time limit of one page, in milliseconds. */
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  timeoutMs: number = 60_000;

  /** Items per page. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  pageSize: number = 200;

  @NestedObject(() => EndpointsConfig)
  endpoints: EndpointsConfig = new EndpointsConfig();
}
