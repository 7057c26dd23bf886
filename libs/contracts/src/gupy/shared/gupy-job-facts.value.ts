import { Flag, ListOf, mayMiss, Nested, Text } from '../../decorators';
import { GupyCustomField } from './gupy-custom-field.value';
import { GupyOrganisationUnit } from './gupy-organisation-unit.value';

/** What every event tells of a job, besides its id. */
export abstract class GupyJobFacts {
  @Text({ ...mayMiss, max: 2_000 })
  name?: string | null;

  @Text({ ...mayMiss, max: 255, about: 'Open vocabulary `vacancy_type_*`.' })
  type?: string | null;

  @Text({ ...mayMiss, max: 255 })
  code?: string | null;

  @Text({ ...mayMiss, max: 255 })
  departmentCode?: string | null;

  @Text({ ...mayMiss, max: 255 })
  roleCode?: string | null;

  @Text({ ...mayMiss, max: 255 })
  branchCode?: string | null;

  @Flag(mayMiss)
  quickApply?: boolean | null;

  @Nested(GupyOrganisationUnit, mayMiss)
  department?: GupyOrganisationUnit | null;

  @Nested(GupyOrganisationUnit, mayMiss)
  role?: GupyOrganisationUnit | null;

  @Nested(GupyOrganisationUnit, mayMiss)
  branch?: GupyOrganisationUnit | null;

  @ListOf(GupyCustomField, mayMiss)
  customFields?: GupyCustomField[] | null;
}
