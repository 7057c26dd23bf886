import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { type DeskConfig, IsDesk } from '@ponte/clients/service-desk';
import { IsDuration, NestedList, NestedObject } from '@ponte/platform';
import { FieldsConfig } from './fields.config';
import { ID, ID_FORM, KitConfig } from './kit.config';
import {
  AreDays,
  CallsEndInTime,
  DistinctWords,
  KitsAreReachable,
  NamesAKit,
  UniqueIds,
} from './provisioning-config.rules';

/** From the first day of work back to the day on which the equipment must be there. */
export class CalendarConfig {
  /** Working days between that day and the first day of work. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(260)
  leadWorkingDays: number = 5;

  /** Days off of the company, its city or state; the national ones are known. */
  @IsOptional()
  @AreDays()
  holidays: string[] = [];
}

/** Which moves of an application end its request. */
export class CancelConfig {
  /** Statuses of the application in Gupy. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(255, { each: true })
  statuses: string[] = ['reproved', 'give_up'];

  /** Whether leaving the hiring step does: a move to another step than the hire's whose type is not in `hiringSteps`. */
  @IsOptional()
  @IsBoolean()
  leftStep: boolean = true;

  /** Types of steps that belong to the hiring. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  hiringSteps: string[] = ['pre_hire', 'final'];
}

/** The desk's words, by what they mean; compared without case, accents and outer space. */
export class StatusesConfig {
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  requested: string[] = ['requested'];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  ordered: string[] = ['ordered'];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  delivered: string[] = ['delivered'];

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  cancelled: string[] = ['cancelled'];
}

/** Asking the desk, for one that sends no webhook. */
export class PollConfig {
  @IsDuration({ minMs: 1_000 })
  every: number;
}

/** When missing equipment is told as overdue. */
export class OverdueConfig {
  /** Calendar days before the first day of work. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  daysBefore: number = 3;

  /** How often it is looked for. */
  @IsOptional()
  @IsDuration({ minMs: 250 })
  every: number = 60_000;
}

/** provisioning's file (`CONFIG_FILE`); `provisioning.example.yml` beside the app explains each key. */
export class ProvisioningConfig {
  @IsOptional()
  @NestedObject(() => FieldsConfig)
  fields: FieldsConfig = new FieldsConfig();

  @IsOptional()
  @NestedObject(() => CalendarConfig)
  calendar: CalendarConfig = new CalendarConfig();

  /** Whether the first kit that fits counts, or all of them. */
  @IsOptional()
  @IsIn(['first', 'all'])
  match: 'first' | 'all' = 'first';

  /** What a hire gets that no kit fits: a kit, or a person's attention. */
  @IsOptional()
  @NamesAKit()
  otherwise: string = 'attention';

  @NestedList(() => KitConfig)
  @ArrayNotEmpty()
  @UniqueIds()
  @KitsAreReachable()
  kits: KitConfig[];

  /** Where equipment is asked for. */
  @IsDesk()
  @CallsEndInTime()
  desk: DeskConfig;

  /** The ingest source at which the desk's webhooks arrive. */
  @IsOptional()
  @Matches(ID, ID_FORM)
  deskSource: string = 'desk';

  @IsOptional()
  @NestedObject(() => StatusesConfig)
  @DistinctWords()
  statuses: StatusesConfig = new StatusesConfig();

  @IsOptional()
  @NestedObject(() => PollConfig)
  poll?: PollConfig;

  @IsOptional()
  @NestedObject(() => CancelConfig)
  cancelWhen: CancelConfig = new CancelConfig();

  @IsOptional()
  @NestedObject(() => OverdueConfig)
  overdue: OverdueConfig = new OverdueConfig();

  /** Gupy sources whose hires are provisioned; without it, all. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @Matches(ID, { each: true, ...ID_FORM })
  sources?: string[];

  /** How long the last move of an application and reports of unknown tickets are kept. */
  @IsOptional()
  @IsDuration({ minMs: 60_000 })
  forgetAfter: number = 30 * 86_400_000;
}
