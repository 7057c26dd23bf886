import { IsISO8601, IsInt, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';

const COMPETENCIA = { message: 'deve ser uma competência: AAAA-MM, por exemplo 2026-02' };
const FIGURES = { message: 'deve ter só algarismos' };

/** Which entries of the ledger. Companies, establishments and events are compared without leading zeros. */
export class EntryFilterArgs {
  @IsOptional()
  @Length(1, 64)
  profile?: string;

  @IsOptional()
  @Matches(/^\d{1,20}$/, FIGURES)
  empresa?: string;

  @IsOptional()
  @Matches(/^\d{1,20}$/, FIGURES)
  estabelecimento?: string;

  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, COMPETENCIA)
  competencia?: string;

  @IsOptional()
  @Matches(/^\d{1,20}$/, FIGURES)
  evento?: string;

  /** In their present state since this moment or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;

  /** In their present state since this moment or earlier; of what is to be reopened: accepted by then. A decision takes
   * nothing later than its first page, by the database's clock; further pages need the `until` of that. */
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;

  /** e.g. `no-answer`. */
  @IsOptional()
  @Length(1, 64)
  reason?: string;

  /** The call that they were part of last. */
  @IsOptional()
  @IsUUID('all', { message: 'deve ser o id de uma chamada (UUID)' })
  call?: string;

  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^(\d{4}-[\dT:.-]+Z|\d{1,20})\/[0-9a-f-]{36}$/, {
    message: 'deve ser o "next" da página anterior',
  })
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(500)
  limit?: number;
}
