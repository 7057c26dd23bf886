import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { examples } from '../program/examples';
import type { Runner } from '../program/runner';
import { decideEntries, type DecideOptions } from './decide-entries';
import { entryFilterOptions } from './entry-filter-options';

interface ReopenOptions extends DecideOptions {
  readonly entry?: readonly string[];
}

/** `ops payroll reopen`: what Datasul accepted may be posted again. */
export function addReopen(payroll: Command, runner: Runner): void {
  examples(
    entryFilterOptions(
      payroll
        .command('reopen')
        .description(
          'reabre lançamentos aceitos (Datasul restaurado, folha recalculada): são lançados de novo quando forem reenviados',
        ),
    )
      .addOption(listOption('--entry <id>', 'um lançamento, id@versão; pode repetir'))
      .option('--limit <n>', 'no máximo tantos', '100000')
      .action(
        runner.action((context, { entry = [], ...options }: ReopenOptions) =>
          decideEntries(
            context,
            {
              name: 'payroll.reopen',
              question: 'Reabrir: o que for reenviado é lançado de novo',
              needs: ['profile', 'competencia'],
            },
            options,
            entry,
          ),
        ),
      ),
    'payroll reopen --profile holding-producao --competencia 2026-02 --empresa 10 --dry-run',
    'payroll reopen --profile holding-producao --competencia 2026-02 --why "Datasul restaurado do dia 3"',
    'payroll reopen --entry 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22@3 --why "estornado na folha"',
  );
}
