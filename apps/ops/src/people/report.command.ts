import type { Command } from 'commander';
import { localTime } from '../output/local-time';
import { formOptions, inForm, needForm, type FormOptions } from '../output/report-form';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { listOption } from '../program/list-option';
import { given, readCount } from '../program/options';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { needOpener } from '../scan/open-parts';
import { ENTITY_NAMES, OUTCOME_NAMES } from './people-words';
import { personName } from './person-text';
import { readReport } from './read-report';
import { reportCsv } from './report-csv';
import type { Report, ReportRecord } from './report-shapes';
import { reportText } from './report-text';

interface ReportOptions extends FormOptions {
  readonly run?: string;
  readonly profile?: string;
  readonly entity?: readonly string[];
  readonly state?: readonly string[];
  readonly code?: string;
  readonly limit?: string;
  readonly open?: boolean;
}

/** Far above the codes that Feedz has. */
const MOST_CODE = 999_999_999;
/** On a screen; a CSV has all. */
const SHOWN = '100';
const ALL = 1_000_000;
/** So many of what was opened are named on record. */
const NAMED = 1_000;

/** `ops people report`: what a run read and sent, and each record that Feedz does not have as it should. */
export function addReport(people: Command, runner: Runner): void {
  examples(
    formOptions(
      people
        .command('report')
        .description(
          'o que uma execução leu, enviou e o que foi aceito, recusado ou espera, por código; e cada registro, só com a chave',
        )
        .option('--run <id>', 'uma execução; sem isso a mais nova do perfil')
        .option('--profile <perfil>', 'perfil, por exemplo holding-producao; se há só um, é ele')
        .addOption(listOption('--entity <tipos>', 'só registros destes tipos', ENTITY_NAMES))
        .addOption(
          listOption('--state <situações>', 'só nestas; padrão: as não aceitas', OUTCOME_NAMES),
        )
        .option('--code <n>', 'só registros com este código da Feedz')
        .option('--limit <n>', `no máximo tantos registros (padrão ${SHOWN}; no CSV, todos)`),
    )
      .option('--open', 'abre nomes e mensagens (PII_KEYS e --why; fica registrado)')
      .action(runner.action((context, options: ReportOptions) => report(context, options))),
    'people report --profile holding-producao',
    'people report --state refused --csv --file recusados.csv',
    'people report --code 5013 --open --why "e-mails repetidos, para o RH"',
  );
}

async function report(context: OpsContext, options: ReportOptions): Promise<Outcome> {
  needForm(context, options);
  const { run, profile, entity, state, code, limit, csv } = options;
  const open = options.open ? needOpener(context) : undefined;
  const most = limit === undefined && csv ? ALL : readCount('--limit', limit ?? SHOWN, ALL);
  const filter = given({
    ...{ entities: entity, states: state },
    code: code === undefined ? undefined : readCount('--code', code, MOST_CODE),
  });
  const scope = { ...given({ run, profile }), ...filter, ...(open && { sealed: true }) };
  const sealed = await readReport(context, scope, most);
  const told: Report = open
    ? { ...sealed, records: await opened(open, sealed, filter), open: true }
    : { ...sealed, records: sealed.records.map(withoutSealed) };
  const what = `Execução ${told.run.id} do perfil ${told.run.profile}`;
  const more = told.more ? ` Há mais registros: use --limit, --code ou --csv.` : '';
  const old = told.isNewest ? '' : ' Não é a mais nova do perfil: é o que ela enviou.';
  return inForm(context, options, {
    ...{ what, message: `${what}, em ${localTime(told.asOf)}.${old}${more}`, result: told },
    ...{ text: () => reportText(told), csv: () => reportCsv(told) },
  });
}

/** What was not asked for stands nowhere. */
function withoutSealed(record: ReportRecord): ReportRecord {
  return { ...record, sealed: { message: null, person: null } };
}

async function opened(
  open: ReturnType<typeof needOpener>,
  { run, records }: Report,
  filter: object,
): Promise<ReportRecord[]> {
  const message = `Abertos: ${records.length} registros da execução ${run.id}.`;
  const named = records.slice(0, NAMED).map(({ entity, key }) => `${entity}/${key}`);
  const facts = { run: run.id, profile: run.profile, filter, records: named };
  const shown = (await open({ name: 'people.open', message, facts }, records)) as ReportRecord[];
  // Of what is known of a person, a report needs who it is.
  return shown.map((record) => ({
    ...record,
    sealed: { ...record.sealed, person: record.sealed.person && personName(record.sealed.person) },
  }));
}
