import { answerOutcome } from '../ask/answer-outcome';
import { listTable } from '../output/table';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import { readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { decidePages } from '../tasks/decide-pages';
import type { DecidedTasks as Decided } from '../tasks/task-shapes';
import { entryFilter, type EntryFilterOptions } from './entry-filter-options';
import { stateWord } from './payroll-words';
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
  /** What a filter must have at least; by default one of its members. */
  readonly needs?: readonly (keyof EntryFilterOptions)[];
}

/** The service decides so many ids in one transaction. */
const MOST_IDS = 200;
const WORDS = { many: 'lançamentos', refused: 'deixados como estão' };

/** Decides entries by their ids, or all of a filter, a page a command. */
export async function decideEntries(
  context: OpsContext,
  { name, question, needs }: DecideVerb,
  options: DecideOptions,
  ids: readonly string[],
): Promise<Outcome> {
  const filter = entryFilter(options);
  if (ids.length > 0) {
    if (Object.keys(filter).length > 0)
      throw new Refusal('Informe ids de lançamentos ou um filtro, não os dois.');
    if (ids.length > MOST_IDS) throw new Refusal(`Até ${MOST_IDS} ids de cada vez.`);
    if (ids.length > 1) await confirm(context, `${question}: ${ids.length} lançamentos.`);
    const args = { ids };
    const answer = await context.asking.ask({ service: SERVICE, name, args, changes: true });
    const outcome = answerOutcome(answer, decidedText(answer.result as Decided | null));
    const left = (answer.result as Decided | null)?.refused.length ?? 0;
    return answer.state === 'done' && left > 0 ? { ...outcome, exit: EXIT.partly } : outcome;
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
  // Later pages take nothing that became so since, such as what the first ones sent again.
  const now = new Date().toISOString();
  const { until = now } = filter as { readonly until?: string };
  const bounded = { ...filter, until: until < now ? until : now };
  const decision = { service: SERVICE, name, more: {}, filter: bounded, limit, words: WORDS };
  const shown = Object.entries(bounded).map(([key, value]) => `${key}=${String(value)}`);
  if (!context.settings.yes && !context.settings.dryRun && context.io.terminal) {
    const rehearsal = await decidePages(context, { ...decision, dryRun: true });
    const { counts } = (rehearsal.result ?? {}) as { counts?: { decided: number } };
    if (!counts || counts.decided === 0) return rehearsal;
    await confirm(context, `${question}: ${rehearsal.message} (${shown.join(', ')}).`);
  } else await confirm(context, `${question}: até ${limit} lançamentos (${shown.join(', ')}).`);
  return decidePages(context, decision);
}

function decidedText(decided: Decided | null): string {
  if (!decided) return '';
  const done = listTable(
    [
      ['Lançamento', ({ id }) => id],
      ['De', ({ from }) => stateWord(from)],
      ['Para', ({ to }) => stateWord(to)],
    ],
    decided.decided,
  );
  const left = listTable([['Deixado como está', ({ message }) => message]], decided.refused);
  return [done, left].filter((part) => part !== '').join('\n');
}
