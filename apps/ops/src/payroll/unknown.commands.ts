import type { Command } from 'commander';
import { examples } from '../program/examples';
import type { Runner } from '../program/runner';
import { decideEntries, type DecideOptions } from './decide-entries';
import { entryFilterOptions } from './entry-filter-options';
import { listUnknown, type ListOptions } from './list-unknown';

const IDS =
  'lançamentos como "unknown list" os mostra, id@versão: se mudaram desde então, ficam como estão; sem eles, um filtro';
const VERBS = {
  accept: {
    about: 'diz que estão no Datasul: quem enviou recebe S',
    question: 'Dizer que estão no Datasul',
    mayPayTwice: false,
    why: 'conferido no Datasul, relatório 123',
  },
  refuse: {
    about: 'diz que não estão no Datasul e não são lançados agora: quem enviou recebe E',
    question: 'Dizer que NÃO estão no Datasul',
    mayPayTwice: false,
    why: 'não constam na folha; o RH reenvia',
  },
  resend: {
    about: 'diz que não estão no Datasul e os lança de novo',
    question: 'Lançar de novo (o que já estiver no Datasul pode ficar em dobro)',
    why: 'conferido no Datasul: não constam',
    mayPayTwice: true,
  },
} as const;

/** `ops payroll unknown …`: what nobody knows whether Datasul has it. */
export function addUnknown(payroll: Command, runner: Runner): void {
  const unknown = payroll
    .command('unknown')
    .description(
      'lançamentos incertos: o Datasul pode tê-los feito ou não, e alguém confere (docs/runbooks/payroll-unknown.md)',
    );
  examples(
    entryFilterOptions(
      unknown.command('list').description('lista os incertos, os mais antigos primeiro'),
    )
      .option('--limit <n>', 'no máximo tantos', '100')
      .option('--open', 'abre funcionário e mensagem (PII_KEYS e --why; fica registrado)')
      .action(runner.action((context, options: ListOptions) => listUnknown(context, options))),
    'payroll unknown list --profile holding-producao --competencia 2026-02',
    'payroll unknown list --empresa 10 --open --why "conferir no Datasul"',
  );
  for (const [verb, { about, question, why, mayPayTwice }] of Object.entries(VERBS))
    examples(
      entryFilterOptions(unknown.command(verb).description(about))
        .argument('[ids...]', IDS)
        .option('--limit <n>', 'no máximo tantos', '1000')
        .action(
          runner.action((context, options: DecideOptions, ...given) =>
            decideEntries(
              context,
              { name: `payroll.unknown.${verb}`, question, mayPayTwice },
              options,
              given.flat(),
            ),
          ),
        ),
      `payroll unknown ${verb} 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22@3 --why "${why}"`,
      `payroll unknown ${verb} --call 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a30 --dry-run`,
    );
}
