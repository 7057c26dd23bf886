import type { Command } from 'commander';
import { allPages } from '../ask/all-pages';
import { listTable } from '../output/table';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { listOption } from '../program/list-option';
import { given, readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { needOpener } from '../scan/open-parts';
import { entityWord, keyText, READ_NAMES } from './people-words';
import { personName } from './person-text';
import { SERVICE } from './service';

interface MissingOptions {
  readonly profile?: string;
  readonly entity?: readonly string[];
  readonly limit: string;
  readonly open?: boolean;
}
interface Count {
  readonly entity: string;
  readonly empresa: string | null;
  readonly estabelecimento: string | null;
  readonly marked: number;
  readonly asked: number;
}
interface Gone {
  readonly entity: string;
  readonly key: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly empresa: string | null;
  readonly estabelecimento: string | null;
  readonly department: string | null;
  readonly active: boolean | null;
  readonly missingSince: string | null;
  readonly sealed: { readonly record: unknown };
}
interface Page {
  readonly profile: string;
  readonly run: string | null;
  readonly counts: readonly Count[];
  readonly records: readonly Gone[];
  readonly next: string | null;
}

/** So many of what was opened are named on record. */
const NAMED = 1_000;

/** `ops people missing`: who is not there any more, also before somebody says that it is so. */
export function addMissing(people: Command, runner: Runner): void {
  examples(
    people
      .command('missing')
      .description(
        'quem o Datasul não traz mais: os já marcados, e os de que uma execução pergunta',
      )
      .option('--profile <perfil>', 'perfil, por exemplo holding-producao; se há só um, é ele')
      .addOption(listOption('--entity <tipos>', 'só destes tipos', READ_NAMES))
      .option('--limit <n>', 'no máximo tantos', '100')
      .option('--open', 'abre código e nome (PII_KEYS e --why; fica registrado)')
      .action(runner.action((context, options: MissingOptions) => missing(context, options))),
    'people missing --entity employee',
    'people missing --entity person --open --why "conferir no Datasul antes de seguir"',
  );
}

async function missing(context: OpsContext, options: MissingOptions): Promise<Outcome> {
  const open = options.open ? needOpener(context) : undefined;
  const most = readCount('--limit', options.limit, 1_000_000);
  const { profile, entity } = options;
  const args = given({ profile, entities: entity, sealed: open && true });
  const pages: Page[] = [];
  let found = 0;
  await allPages<Page>(context, { service: SERVICE, name: 'people.missing', args }, (page) => {
    pages.push(page);
    found += page.records.length;
    context.progress.show(`${found} registros…`);
    return found <= most;
  });
  const [first] = pages;
  const listed = pages.flatMap(({ records }) => records).slice(0, most);
  const named = listed.slice(0, NAMED).map(({ entity: kind, key }) => `${kind}/${key}`);
  const facts = { profile: first?.profile, records: named };
  const message = `Abertos: ${listed.length} registros ausentes do Datasul.`;
  const records = open
    ? ((await open({ name: 'people.open', message, facts }, listed)) as Gone[])
    : listed;
  const asks = first?.run ? ` A execução ${first.run} pergunta dos que não têm data.` : '';
  const more = found > most ? ' Há mais: use --limit.' : '';
  return {
    message: `${records.length} registros ausentes do Datasul.${asks}${more}`,
    result: { profile: first?.profile, run: first?.run, counts: first?.counts, records },
    text: [countsTable(first?.counts ?? []), recordsTable(records, options.open ?? false)]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function countsTable(counts: readonly Count[]): string {
  return listTable(
    [
      ['Tipo', ({ entity }) => entityWord(entity)],
      ['Empresa', ({ empresa }) => empresa],
      ['Estab.', ({ estabelecimento }) => estabelecimento],
      ['Marcados', ({ marked }) => marked],
      ['Perguntados', ({ asked }) => asked],
    ],
    counts,
  );
}

function recordsTable(records: readonly Gone[], open: boolean): string {
  return listTable<Gone>(
    [
      ['Tipo', ({ entity }) => entityWord(entity)],
      ['Chave', ({ key }) => keyText(key)],
      ['Pessoa', ({ person }) => keyText(person)],
      ['Descrição', ({ name }) => name],
      ['Empresa', ({ empresa }) => empresa],
      ['Estab.', ({ estabelecimento }) => estabelecimento],
      ['Lotação', ({ department }) => department],
      ['Ativo', ({ active }) => active],
      ['Ausente desde', ({ missingSince }) => missingSince],
      ...(open ? [OPENED] : []),
    ],
    records,
  );
}

const OPENED: readonly [string, (gone: Gone) => unknown] = [
  'Quem',
  ({ entity, sealed: { record } }) => {
    if (entity !== 'employee') return Object.values(personName(record)).join(' ').trim();
    const { personCode, matricula } = (record ?? {}) as Record<string, unknown>;
    return `${String(personCode)}, matrícula ${String(matricula)}`;
  },
];
