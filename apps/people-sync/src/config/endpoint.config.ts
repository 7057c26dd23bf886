import { NestedObject } from '@ponte/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsQuery } from './endpoint-config.rules';
import {
  DepartmentFields,
  EmployeeFields,
  JobFields,
  PersonFields,
  SituationFields,
  UnitFields,
} from './fields.config';

/** Segments of letters, digits and the signs that need no encoding; none of them `.` or `..`. */
const PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)+$/;

/** A list of Datasul: where it is, and how far it is followed. */
export class EndpointConfig {
  /** Below the connection's `url`. */
  @Matches(PATH, { message: 'must be a path like /api/rh/v1/employeeDataContent' })
  path: string;

  /** Further parameters of each request, e.g. `{ product: "HCM", companyid: "10" }`. */
  @IsQuery()
  query: Record<string, string | number | boolean> = {};

  /** Fields to sort by, so that pages neither overlap nor leave gaps; `""`: Datasul's own order. */
  @Matches(/^(?:-?[A-Za-z0-9_.]+(?:,-?[A-Za-z0-9_.]+)*)?$/, {
    message: 'must be names of fields joined by commas, "-" before those that fall: a,-b',
  })
  order: string = '';

  /** A list longer than this is taken for one without an end: the run fails. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  mostPages: number = 1_000;
}

/** How a list is asked for what has changed since a day. */
export class ModifiedConfig {
  @Matches(/^[A-Za-z0-9_.$-]{1,64}$/, { message: 'must be the name of a parameter' })
  param: string = 'dateModified';

  /** `date`: `2026-03-02`; `date-time`: `2026-03-02T06:00:00-03:00`. Both in São Paulo. */
  @IsIn(['date', 'date-time'], { message: 'must be date or date-time' })
  format: 'date' | 'date-time' = 'date';
}

/** A list that can be asked for what has changed. */
export class ModifiedEndpointConfig extends EndpointConfig {
  /** `false`: it is read whole each time. */
  @IsBoolean({ message: 'must be true or false' })
  incremental: boolean = true;

  @NestedObject(() => ModifiedConfig)
  modified: ModifiedConfig = new ModifiedConfig();
}

export class EmployeesEndpoint extends ModifiedEndpointConfig {
  override path: string = '/api/rh/v1/employeeDataContent';
  override order: string = 'companyCode,branchCode,registration';

  @IsOptional()
  @NestedObject(() => EmployeeFields)
  fields: EmployeeFields = new EmployeeFields();
}

export class PersonsEndpoint extends ModifiedEndpointConfig {
  override path: string = '/api/rh/v1/persons';
  override order: string = 'personCode';

  @IsOptional()
  @NestedObject(() => PersonFields)
  fields: PersonFields = new PersonFields();
}

export class UnitsEndpoint extends EndpointConfig {
  override path: string = '/api/rh/v1/branches';
  override order: string = 'companyCode,branchCode';

  @IsOptional()
  @NestedObject(() => UnitFields)
  fields: UnitFields = new UnitFields();
}

export class DepartmentsEndpoint extends EndpointConfig {
  override path: string = '/api/rh/v1/departments';
  override order: string = 'departmentCode';

  @IsOptional()
  @NestedObject(() => DepartmentFields)
  fields: DepartmentFields = new DepartmentFields();
}

export class JobsEndpoint extends EndpointConfig {
  override path: string = '/api/rh/v1/jobs';
  override order: string = 'jobCode,level';

  @IsOptional()
  @NestedObject(() => JobFields)
  fields: JobFields = new JobFields();
}

export class SituationsEndpoint extends EndpointConfig {
  override path: string = '/api/rh/v1/situations';
  override order: string = 'situationCode';

  @IsOptional()
  @NestedObject(() => SituationFields)
  fields: SituationFields = new SituationFields();
}
