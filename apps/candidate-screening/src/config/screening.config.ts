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
import { GupyAccountConfig } from '@ponte/clients/gupy';
import { IsDuration, NestedList, NestedMap, NestedObject } from '@ponte/platform';
import { ID, ID_FORM, ProviderConfig } from './provider.config';
import { ReconcileConfig } from './reconcile.config';
import {
  CallsEndInTime,
  DistinctOutcomes,
  HasEntries,
  IsTemplate,
  NamesAnAccount,
  NamesAProvider,
  NamesAStep,
  NotBlank,
  TagsFit,
  UniqueIds,
} from './screening-config.rules';

/** The step in which candidates are screened, by id or by name (compared without case, accents and repeated space). */
export class StepConfig {
  @IsOptional()
  @IsInt()
  id?: number;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @NotBlank()
  name?: string;
}

/** Which jobs a rule is for; what is given must all hold. */
export class JobsFilter {
  /** Job ids. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsInt({ each: true })
  include?: number[];

  /** Job ids. */
  @IsOptional()
  @IsArray()
  @IsInt({ each: true })
  exclude?: number[];

  /** Names or codes of the job's role; one of them. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  roles?: string[];

  /** Names ("A > B") or codes of the job's branch; one of them. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  branches?: string[];
}

/** What one outcome writes: a tag, a comment, both or nothing. */
export class OutcomeRule {
  /** A text or a template of {outcome}, {score}, {summary}, {date}. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  @NotBlank()
  @IsTemplate()
  tag?: string;

  /** Tags to take away, whoever wrote them. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(255, { each: true })
  @NotBlank()
  removeTags?: string[];

  /** A comment of its own, whatever the rule's `comment` says; a template. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(4_000)
  @NotBlank()
  @IsTemplate()
  comment?: string;
}

/** One screening: who is sent to which platform, and what its outcomes write into Gupy. */
export class ScreeningRule {
  @Matches(ID, ID_FORM)
  id: string;

  /** Ingest source; without it, the rule holds for every source. */
  @IsOptional()
  @Matches(ID, ID_FORM)
  source?: string;

  @NestedObject(() => StepConfig)
  @NamesAStep()
  step: StepConfig;

  @IsOptional()
  @NestedObject(() => JobsFilter)
  jobs?: JobsFilter;

  /** Id of the validation platform. */
  @Matches(ID, ID_FORM)
  provider: string;

  /** By the platform's name of the outcome, without case. An outcome that is not here is parked, never guessed. */
  @NestedMap(() => OutcomeRule)
  @HasEntries('outcome; {} is one that writes nothing')
  @DistinctOutcomes()
  @TagsFit()
  outcomes: Map<string, OutcomeRule>;

  /** Whether the result is also told as a comment; `when-too-long` only instead of a tag over `tagMaxLength`. */
  @IsOptional()
  @IsIn(['never', 'always', 'when-too-long'])
  comment: 'never' | 'always' | 'when-too-long' = 'when-too-long';

  /** Longest tag in characters; Gupy takes 255, but recruiters see about 40 in a list. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(255)
  tagMaxLength: number = 40;

  /** Whether entering the step again screens again. */
  @IsOptional()
  @IsIn(['on-each-entry', 'once'])
  again: 'on-each-entry' | 'once' = 'on-each-entry';

  /** What moving away while the result is awaited does: end the screening, or still write the result. */
  @IsOptional()
  @IsIn(['close', 'write'])
  whenLeft: 'close' | 'write' = 'close';

  /** How long a result is awaited. */
  @IsOptional()
  @IsDuration({ minMs: 1_000 })
  expireAfter: number = 30 * 86_400_000;

  /** Whether the rule is compared with Gupy's lists from time to time. */
  @IsOptional()
  @IsBoolean()
  reconcile: boolean = true;
}

/** candidate-screening's file (`CONFIG_FILE`); `candidate-screening.example.yml` beside the app explains each key. */
export class ScreeningConfig {
  /** Gupy accounts by the ingest source that their webhooks arrive at. */
  @NestedMap(() => GupyAccountConfig)
  @HasEntries('account')
  @CallsEndInTime()
  gupy: Map<string, GupyAccountConfig>;

  @NestedList(() => ProviderConfig)
  @ArrayNotEmpty()
  @UniqueIds()
  @CallsEndInTime()
  providers: ProviderConfig[];

  @NestedList(() => ScreeningRule)
  @UniqueIds()
  @NamesAProvider()
  @NamesAnAccount()
  screenings: ScreeningRule[];

  /** How long a result for an order that nobody knows is kept before it becomes a dead letter. */
  @IsOptional()
  @IsDuration({ minMs: 1_000 })
  keepUnmatchedResults: number = 86_400_000;

  /** How long the last known position of an application is kept; older moves are then taken as new. */
  @IsOptional()
  @IsDuration({ minMs: 86_400_000 })
  forgetApplicationsAfter: number = 400 * 86_400_000;

  /** Comparison with what stands in Gupy. */
  @IsOptional()
  @NestedObject(() => ReconcileConfig)
  reconcile: ReconcileConfig = new ReconcileConfig();

  /** The ingest source whose results a provider's screenings take. */
  resultSourceOf(provider: string): string {
    return this.providers.find(({ id }) => id === provider)?.resultSource ?? provider;
  }

  /** The rule of a screening, unless it left the configuration. */
  rule(id: string): ScreeningRule | undefined {
    return this.screenings.find((rule) => rule.id === id);
  }
}
