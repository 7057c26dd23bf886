import { NestedMap, NestedObject } from '@ponte/platform';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { DatasulConfig } from './datasul.config';
import {
  AreCompanies,
  AreCompetencias,
  AreEvents,
  CorrectionsNeedReplacing,
  HasClosingDays,
  ResendingIsNoAdding,
} from './profile-config.rules';
import { RubricaConfig } from './rubrica.config';

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ID_FORM = { message: 'must be 1 to 63 lower-case letters, digits and hyphens' };

/** How far a competência may lie from today's month. */
export class CompetenciasConfig {
  @IsInt()
  @Min(0)
  @Max(240)
  monthsBack: number = 24;

  @IsInt()
  @Min(0)
  @Max(24)
  monthsAhead: number = 1;
}

/** What one customer sends from one PontoWeb into one Datasul. */
export class ProfileConfig {
  /** Part of every ledger entry's key: never changed once something was posted. */
  @Matches(ID, ID_FORM)
  id: string;

  /** The ingest source of kind ahgora. */
  @Matches(ID, ID_FORM)
  source: string;

  /** e.g. `producao`, `homologacao`: one Datasul belongs to one of them. */
  @Matches(ID, ID_FORM)
  environment: string;

  /** `false`: nothing is posted by it; its entries can still be looked up. */
  @IsBoolean({ message: 'must be true or false' })
  active: boolean = true;

  @NestedObject(() => DatasulConfig)
  @ResendingIsNoAdding()
  datasul: DatasulConfig;

  /** Whether a payment number may be missing. */
  @IsIn(['allow', 'refuse'], { message: 'must be allow or refuse' })
  emptyCampoAdicional: 'allow' | 'refuse' = 'refuse';

  /** What becomes of another value for what Datasul has accepted. */
  @IsIn(['refuse', 'post'], { message: 'must be refuse or post' })
  @CorrectionsNeedReplacing()
  corrections: 'refuse' | 'post' = 'refuse';

  /** What Datasul does with a value for an entry that has one, found out in homologation. */
  @IsIn(['unknown', 'replaces', 'adds'], { message: 'must be unknown, replaces or adds' })
  repeatedSend: 'unknown' | 'replaces' | 'adds' = 'unknown';

  /** Whether one faulty rubrica holds back the others of the employee in the same request. */
  @IsBoolean({ message: 'must be true or false' })
  wholeEmployee: boolean = false;

  /** Companies whose employees may be posted; compared without leading zeros. */
  @AreCompanies()
  companies: string[];

  /**
   * Ids of profiles that posted companies of this one into the same Datasul: this one does not know their entries and may
   * post once more what they posted. Without it, that is a fault at start.
   */
  @IsArray()
  @Matches(ID, { each: true, ...ID_FORM })
  mayPostAgainAfter: string[] = [];

  /** By event without leading zeros; `default` for all others, without it they are refused. */
  @NestedMap(() => RubricaConfig)
  @AreEvents()
  rubricas: Map<string, RubricaConfig>;

  /** Competências (`YYYY-MM`) that are closed. */
  @IsOptional()
  @AreCompetencias()
  closed: string[] = [];

  /** Days of closing: competência (`YYYY-MM`) to the day (`YYYY-MM-DD`, in São Paulo) from which it is closed. */
  @IsOptional()
  @HasClosingDays()
  closing: Record<string, string> = {};

  @NestedObject(() => CompetenciasConfig)
  competencias: CompetenciasConfig = new CompetenciasConfig();
}
