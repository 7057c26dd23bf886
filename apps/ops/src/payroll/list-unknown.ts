import { allPages } from '../ask/all-pages';
import { listTable } from '../output/table';
import type { OpsContext } from '../program/context';
import { readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import { needOpener } from '../scan/open-parts';
import { employeeText } from './employee-text';
import { entryFilter, type EntryFilterOptions } from './entry-filter-options';
import type { ListedEntry } from './entry-shapes';
import { dayText, reasonText } from './payroll-words';
import { SERVICE } from './service';

export interface ListOptions extends EntryFilterOptions {
  readonly limit: string;
  readonly open?: boolean;
}

/** Most that the service lists in one answer. */
const PAGE = 100;

/** Entries of which nobody knows whether Datasul has them, those that wait longest first. */
export async function listUnknown(context: OpsContext, options: ListOptions): Promise<Outcome> {
  const open = options.open ? needOpener(context) : undefined;
  const limit = readCount('--limit', options.limit, 100_000);
  const filter = entryFilter(options);
  const found: ListedEntry[] = [];
  const next = await allPages<{ entries: ListedEntry[]; next: string | null }>(
    context,
    {
      ...{ service: SERVICE, name: 'payroll.unknown.list', args: filter },
      // Not more than is shown: the cursor is where the last page ends.
      most: () => Math.min(PAGE, limit - found.length),
    },
    ({ entries }) => {
      found.push(...entries);
      context.progress.show(`${found.length} lançamentos…`);
      return found.length < limit;
    },
  );
  const listed = found;
  const message = `Aberto: ${listed.length} lançamentos incertos.`;
  const facts = { filter, entries: listed.slice(0, 1_000).map(({ id }) => id) };
  const entries = open
    ? ((await open({ name: 'payroll.open', message, facts }, listed)) as ListedEntry[])
    : listed;
  const more = next === null ? '' : ` Há mais: continue com --after ${next}.`;
  return {
    message: `${entries.length} lançamentos incertos.${more}`,
    result: { entries, next },
    text: entriesTable(entries, options.open ?? false),
  };
}

function entriesTable(entries: readonly ListedEntry[], open: boolean): string {
  return listTable<ListedEntry>(
    [
      // As a decision about it names it.
      ['Lançamento', ({ id, version }) => `${id}@${version}`],
      ['Perfil', ({ profile }) => profile],
      ['Empresa|Estab.', ({ empresa, estabelecimento }) => `${empresa}|${estabelecimento}`],
      ['Funcionário', (entry) => (open ? employeeText(entry.sealed.employee) : entry.employee)],
      ['Compet.', ({ competencia }) => competencia],
      ['Rubrica', ({ rubrica }) => rubrica],
      ['Referência', ({ referencia }) => referencia],
      ['Data', ({ datafalta }) => dayText(datafalta)],
      ['Desde', ({ since }) => since],
      ['Motivo', ({ reason }) => reasonText(reason)],
      ['Esperam', ({ waiting }) => waiting],
    ],
    entries,
  );
}
