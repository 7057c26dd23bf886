import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { examples } from '../program/examples';
import type { Runner } from '../program/runner';
import { showEntry } from './show-entry';
import { OUTCOMES, showRequest, type RequestOptions } from './show-request';

/** `ops payroll request|entry`. */
export function addLooks(payroll: Command, runner: Runner): void {
  examples(
    payroll
      .command('request')
      .description('mostra o que foi de um envio do PontoWeb, rubrica por rubrica')
      .argument('<protocolo>', 'o protocolo que o PontoWeb mostra')
      .addOption(listOption('--outcome <situações>', 'só estas', OUTCOMES))
      .option('--limit <n>', 'no máximo tantas rubricas', '1000')
      .option('--open', 'abre as mensagens (PII_KEYS e --why; fica registrado)')
      .action(
        runner.action((context, options: RequestOptions, id = '') =>
          showRequest(context, options, id),
        ),
      ),
    'payroll request 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21',
    'payroll request 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21 --outcome refused,unknown',
  );
  examples(
    payroll
      .command('entry')
      .description('mostra um lançamento: valores, história, chamadas ao Datasul, quem espera')
      .argument('<lançamento>', 'id do lançamento')
      .option(
        '--open',
        'abre funcionário, mensagens e os corpos das últimas chamadas (PII_KEYS e --why; fica registrado)',
      )
      .action(
        runner.action((context, { open }: { open?: boolean }, id = '') =>
          // As `unknown list` shows it, with its version.
          showEntry(context, open ?? false, id.replace(/@\d+$/, '')),
        ),
      ),
    'payroll entry 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22',
    'payroll entry 0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22 --open --why "conferir no Datasul"',
  );
}
