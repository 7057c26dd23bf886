import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Matches, Max } from 'class-validator';
import { EntryFilterArgs } from './entry-filter.args';
import { NAMED_ENTRY } from './named-entries';

/** Entries that one command decides: all of them are locked in its transaction. */
export const MOST_DECIDED = 200;

/** Entries that a person decides: by their ids, each with the version that was shown (`id@version`), or a page of a filter. */
export class DecideArgs extends EntryFilterArgs {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DECIDED, { message: `até ${MOST_DECIDED} lançamentos de cada vez` })
  @Matches(NAMED_ENTRY, {
    each: true,
    message:
      'devem ser ids de lançamentos (UUID), cada um com a versão que foi mostrada: id@versão',
  })
  ids?: string[];

  @Max(MOST_DECIDED)
  override limit?: number;
}
