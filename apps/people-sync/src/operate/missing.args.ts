import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { READ_ENTITIES, type ReadEntity } from '../rules/facts';

const CURSOR = { message: 'deve ser o "next" da página anterior' };

/** Whom the last complete reading did not find. */
export class MissingArgs {
  @IsOptional()
  @Length(1, 64)
  profile?: string;

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(READ_ENTITIES, { each: true, message: `devem ser destes: ${READ_ENTITIES.join(', ')}` })
  entities?: ReadEntity[];

  /** Whether sealed parts come with each record. */
  @IsOptional()
  @IsBoolean({ message: 'deve ser true ou false' })
  sealed?: boolean;

  @IsOptional()
  @MaxLength(200, CURSOR)
  @Matches(/^[a-z]+\/./, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(500)
  limit?: number;
}
