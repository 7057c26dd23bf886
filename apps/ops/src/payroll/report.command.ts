import type { Command } from 'commander';
import { examples } from '../program/examples';
import type { OpsContext } from '../program/context';
import { given } from '../program/options';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { needOpener } from '../scan/open-parts';
import { localTime } from '../output/local-time';
import { formOptions, inForm, needForm, type FormOptions } from '../output/report-form';
import { readReport } from './read-report';
import { reportCsv } from './report-csv';
import type { Report, ReportMessage } from './report-shapes';
import { reportText } from './report-text';

interface ReportOptions extends FormOptions {
  readonly competencia: string;
  readonly profile?: string;
  readonly empresa?: string;
  readonly evento?: string;
  readonly open?: boolean;
}

/** `ops payroll report`: a competência, to be compared with Datasul's own report. */
export function addReport(payroll: Command, runner: Runner): void {
  examples(
    formOptions(
      payroll
        .command('report')
        .description(
          'conta uma competência por empresa e rubrica, com totais exatos por unidade do que o Datasul aceitou e as recusas por motivo e mensagem',
        )
        .requiredOption('--competencia <mês>', 'competência: 2026-02')
        .option('--profile <perfil>', 'perfil, por exemplo holding-producao')
        .option('--empresa <n>', 'só uma empresa')
        .option('--evento <n>', 'só um evento, sem a empresa'),
    )
      .option('--open', 'abre as mensagens do Datasul (PII_KEYS e --why; fica registrado)')
      .action(runner.action((context, options: ReportOptions) => report(context, options))),
    'payroll report --competencia 2026-02 --empresa 10',
    'payroll report --competencia 2026-02 --csv --file fevereiro.csv',
    'payroll report --competencia 2026-02 --open --why "recusas do fechamento"',
  );
}

async function report(context: OpsContext, options: ReportOptions): Promise<Outcome> {
  const { competencia, profile, empresa, evento } = options;
  needForm(context, options);
  const open = options.open ? needOpener(context) : undefined;
  const args = given({ competencia, profile, empresa, evento });
  const sealed = await readReport(context, competencia, args);
  const told: Report = open
    ? { ...sealed, messages: await opened(open, sealed.messages, args), open: true }
    : sealed;
  const what = `${told.rows.length} rubricas por empresa em ${competencia}`;
  return inForm(context, options, {
    ...{ what, message: `${what}, em ${localTime(told.asOf)}.`, result: told },
    ...{ text: () => reportText(told), csv: () => reportCsv(told) },
  });
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
