import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, Length, Matches } from 'class-validator';

const HASH = /^[0-9a-f]{64}$/;
const HASHES = { each: true, message: 'devem ter 64 algarismos hexadecimais' };
/** Each lookup key makes one hash, of a code with and without leading zeros. */
const MOST_HASHES = 20;

/** A person: by its key or the beginning of it, or by hashes of which one is its key, that of one of its bonds or of its CPF. */
export class PersonArgs {
  @IsOptional()
  @Length(1, 64)
  profile?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{8,64}$/, {
    message: 'deve ser uma chave, ou o começo dela: 8 a 64 algarismos hexadecimais',
  })
  key?: string;

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_HASHES)
  @Matches(HASH, HASHES)
  keys?: string[];

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_HASHES)
  @Matches(HASH, HASHES)
  bonds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_HASHES)
  @Matches(HASH, HASHES)
  cpfs?: string[];
}
