import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';

/** A page of everything that stands under lookup hashes or seals. */
export class RehashArgs {
  @IsOptional()
  @MaxLength(300, { message: 'deve ser o "next" da página anterior' })
  @Matches(/^[^/]+\/(structure|person|bond|told)\//, {
    message: 'deve ser o "next" da página anterior',
  })
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(500)
  limit?: number;
}
