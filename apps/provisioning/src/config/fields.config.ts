import { NestedObject } from '@ponte/platform';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { NamesAField, NotBlank } from './provisioning-config.rules';

/** Where the role's name is taken from. */
export class RoleField {
  /** `role` is `job.role.name`, `job` is `job.name`; the first that is there. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(['role', 'job'], { each: true, message: 'must be a list of role and job' })
  from: ('role' | 'job')[] = ['role', 'job'];

  /** Whether a hire without it needs attention. */
  @IsOptional()
  @IsBoolean()
  required: boolean = true;
}

/** Which of the job's custom fields is the posto de trabalho. */
export class WorkplaceField {
  /** Id of the field in Gupy: outweighs the title. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  id?: string;

  /** Title of the field, compared without case, accents and outer space. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  @NotBlank()
  title?: string;

  /** Whether a hire without it needs attention. */
  @IsOptional()
  @IsBoolean()
  required: boolean = false;
}

/** Where the fields of a hire stand in Gupy's event. */
export class FieldsConfig {
  @IsOptional()
  @NestedObject(() => RoleField)
  role: RoleField = new RoleField();

  @IsOptional()
  @NestedObject(() => WorkplaceField)
  @NamesAField()
  workplace: WorkplaceField = Object.assign(new WorkplaceField(), { title: 'Posto de trabalho' });
}
