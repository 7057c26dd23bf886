/** A pessoa física as Datasul's list answers it. */
export interface PersonItem {
  readonly personCode: string;
  readonly name: string | null;
  readonly socialName: string | null;
  readonly email: string | null;
  readonly cpf: string | null;
  /** `YYYY-MM-DD`; without it the day on which it is put there. */
  readonly dateModified?: string;
}

/** A bond as `employeeDataContent` answers it. Dates `YYYY-MM-DD`. */
export interface EmployeeItem {
  readonly companyCode: string;
  readonly branchCode: string;
  readonly registration: string;
  readonly personCode: string | null;
  readonly situationCode: string;
  readonly admissionDate: string | null;
  readonly dismissalDate: string | null;
  readonly jobCode: string;
  readonly jobLevel: string;
  readonly departmentCode: string;
  readonly managerPersonCode: string | null;
  readonly dateModified?: string;
}

export interface UnitItem {
  readonly companyCode: string;
  readonly branchCode: string;
  readonly description: string | null;
}

export interface DepartmentItem {
  readonly departmentCode: string;
  readonly description: string | null;
}

export interface JobItem {
  readonly jobCode: string;
  readonly level: string;
  readonly description: string | null;
}

export interface SituationItem {
  readonly situationCode: string;
  readonly description: string | null;
  readonly initiative: string | null;
  readonly justCause: boolean | null;
}

/** Everything that Datasul has of people and structure. */
export interface PeopleLists {
  readonly situations: readonly SituationItem[];
  readonly units: readonly UnitItem[];
  readonly departments: readonly DepartmentItem[];
  readonly jobs: readonly JobItem[];
  readonly persons: readonly PersonItem[];
  readonly employees: readonly EmployeeItem[];
}

export type PeopleList = keyof PeopleLists;
