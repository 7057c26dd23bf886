import { IsInt, IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const FIGURES = { message: 'deve ter só algarismos' };
const CURSOR = { message: 'deve ser o "next" da página anterior' };

/** What a report is about; companies and events are compared without leading zeros. */
export class ReportArgs {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, {
    message: 'deve ser uma competência: AAAA-MM, por exemplo 2026-02',
  })
  competencia!: string;

  @IsOptional()
  @Length(1, 64)
  profile?: string;

  @IsOptional()
  @Matches(/^\d{1,20}$/, FIGURES)
  empresa?: string;

  @IsOptional()
  @Matches(/^\d{1,20}$/, FIGURES)
  evento?: string;

  /** `next` of the page before. */
  @IsOptional()
  @MaxLength(300, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(500)
  limit?: number;
}

/** The same, a page being so many entries. */
export class ReportMessagesArgs extends ReportArgs {
  @IsUUID('all', CURSOR)
  override after?: string;
}
