import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { given } from '../program/options';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { Runner } from '../program/runner';
import { needOpener } from '../scan/open-parts';
import { localTime } from '../output/local-time';
import { readReport } from './read-report';
import { reportCsv } from './report-csv';
import type { Report, ReportMessage } from './report-shapes';
import { reportText } from './report-text';

interface ReportOptions {
  readonly competencia: string;
  readonly profile?: string;
  readonly empresa?: string;
  readonly evento?: string;
  readonly csv?: boolean;
  readonly file?: string;
  readonly open?: boolean;
}

/** `ops payroll report`: a competência, to be compared with Datasul's own report. */
export function addReport(payroll: Command, runner: Runner): void {
  examples(
    payroll
      .command('report')
      .description(
        'conta uma competência por empresa e rubrica, com totais exatos por unidade do que o Datasul aceitou e as recusas por motivo e mensagem',
      )
      .requiredOption('--competencia <mês>', 'competência: 2026-02')
      .option('--profile <perfil>', 'perfil, por exemplo holding-producao')
      .option('--empresa <n>', 'só uma empresa')
      .option('--evento <n>', 'só um evento, sem a empresa')
      .option('--csv', 'CSV para o Excel: ponto e vírgula, vírgula decimal, UTF-8')
      .option('--file <arquivo>', 'com --csv, grava num arquivo novo')
      .option('--open', 'abre as mensagens do Datasul (PII_KEYS e --why; fica registrado)')
      .action(runner.action((context, options: ReportOptions) => report(context, options))),
    'payroll report --competencia 2026-02 --empresa 10',
    'payroll report --competencia 2026-02 --csv --file fevereiro.csv',
    'payroll report --competencia 2026-02 --open --why "recusas do fechamento"',
  );
}

async function report(context: OpsContext, options: ReportOptions): Promise<Outcome> {
  const { competencia, profile, empresa, evento, csv, file } = options;
  if (file !== undefined && !csv) throw new Refusal('--file grava o CSV: informe também --csv.');
  if (csv && context.settings.json) throw new Refusal('Informe --csv ou --json, um dos dois.');
  const open = options.open ? needOpener(context) : undefined;
  const args = given({ competencia, profile, empresa, evento });
  const sealed = await readReport(context, competencia, args);
  const told: Report = open
    ? { ...sealed, messages: await opened(open, sealed.messages, args), open: true }
    : sealed;
  context.progress.clear();
  const rows = `${told.rows.length} rubricas por empresa em ${competencia}`;
  if (csv) {
    const text = reportCsv(told);
    if (file === undefined) return { message: '', text };
    await writeNew(file, text);
    return { message: `${rows}, em ${file}.` };
  }
  return {
    message: `${rows}, em ${localTime(told.asOf)}.`,
    result: told,
    text: reportText(told),
  };
}

async function opened(
  open: ReturnType<typeof needOpener>,
  messages: readonly ReportMessage[],
  filter: object,
): Promise<ReportMessage[]> {
  const message = `Aberto: ${messages.length} mensagens do Datasul.`;
  const entries = messages.slice(0, 1_000).map(({ entryId }) => entryId);
  const facts = { filter, entries };
  return (await open({ name: 'payroll.open', message, facts }, messages)) as ReportMessage[];
}

/** Readable to its owner alone; a file that is there stays as it is. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === 'EEXIST'
        ? `${file} já existe: escolha outro nome.`
        : `${file} não pôde ser gravado: ${message}`,
    );
  }
}
