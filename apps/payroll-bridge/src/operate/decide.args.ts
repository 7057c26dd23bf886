import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsUUID, Max } from 'class-validator';
import { EntryFilterArgs } from './entry-filter.args';

/** Entries that one command decides: all of them are locked in its transaction. */
export const MOST_DECIDED = 200;

/** Entries that a person decides: by their ids, or a page of a filter. */
export class DecideArgs extends EntryFilterArgs {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DECIDED, { message: `até ${MOST_DECIDED} lançamentos de cada vez` })
  @IsUUID('all', { each: true, message: 'devem ser ids de lançamentos (UUID)' })
  ids?: string[];

  @Max(MOST_DECIDED)
  override limit?: number;
}
