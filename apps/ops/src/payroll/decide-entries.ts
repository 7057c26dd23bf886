import type { OpsContext } from '../program/context';
import { readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { confirmPages } from '../tasks/confirm-pages';
import { decideNamedEntries } from './decide-named-entries';
import { entryFilter, type EntryFilterOptions } from './entry-filter-options';
import { SERVICE } from './service';

export interface DecideOptions extends EntryFilterOptions {
  readonly limit: string;
}

/** A decision as the command line has it. */
export interface DecideVerb {
  /** e.g. `payroll.unknown.accept`. */
  readonly name: string;
  /** e.g. `Dizer que estão no Datasul`. */
  readonly question: string;
  /** Asked of one entry too. */
  readonly mayPayTwice?: boolean;
  /** What a filter must have at least; by default one of its members. */
  readonly needs?: readonly (keyof EntryFilterOptions)[];
}

const WORDS = { many: 'lançamentos', refused: 'deixados como estão' };

/** Decides entries by their ids, or all of a filter, a page a command. */
export async function decideEntries(
  context: OpsContext,
  { name, question, needs, mayPayTwice }: DecideVerb,
  options: DecideOptions,
  ids: readonly string[],
): Promise<Outcome> {
  const filter = entryFilter(options);
  if (ids.length > 0) {
    if (Object.keys(filter).length > 0)
      throw new Refusal('Informe ids de lançamentos ou um filtro, não os dois.');
    return decideNamedEntries(context, { name, question, mayPayTwice }, ids);
  }
  const missing = needs?.filter((member) => options[member] === undefined) ?? [];
  if (
    missing.length > 0 ||
    Object.keys(filter).every((member) => member === 'after' || member === 'until')
  )
    throw new Refusal(
      needs
        ? `Informe ids de lançamentos, ou pelo menos ${needs.map((each) => `--${each}`).join(' e ')}.`
        : 'Informe ids de lançamentos, ou um filtro: --profile, --empresa, --estabelecimento, --competencia, --evento, --since, --reason ou --call.',
    );
  const limit = readCount('--limit', options.limit, 1_000_000);
  return confirmPages(context, question, {
    ...{ service: SERVICE, name, more: {}, filter, limit, words: WORDS, clock: 'service' },
  });
}
