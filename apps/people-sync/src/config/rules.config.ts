import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';

export const INTEGRATION_IDS = ['personCode', 'personCodeWithoutZeros'] as const;
export const APPEND_CODE = ['never', 'clashing', 'always'] as const;

/** How what was read becomes what Feedz is told. */
export class RulesConfig {
  /** What a person's `integrationId` is. Never changed once persons were sent: Feedz would take each for another. */
  @IsIn(INTEGRATION_IDS, { message: `must be one of ${INTEGRATION_IDS.join(', ')}` })
  integrationId: (typeof INTEGRATION_IDS)[number] = 'personCode';

  /** Whether a unit's, department's or job's code is appended to its name: a name is a key at Feedz. */
  @IsIn(APPEND_CODE, { message: `must be one of ${APPEND_CODE.join(', ')}` })
  appendCode: (typeof APPEND_CODE)[number] = 'clashing';

  /** What a situation's initiative is called if it is the employee's; compared without case and accents. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(64, { each: true })
  employeeInitiative: string[] = ['Funcionário'];
}
