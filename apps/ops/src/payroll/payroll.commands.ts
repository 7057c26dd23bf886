import type { Command } from 'commander';
import type { Runner } from '../program/runner';
import { addLooks } from './look.commands';
import { addRehash } from '../rehash/add-rehash';
import { addReopen } from './reopen.command';
import { addReport } from './report.command';
import { SERVICE } from './service';
import { addUnknown } from './unknown.commands';

/** `ops payroll …`: what was to be posted into Datasul, what was, and what nobody knows. */
export function addPayroll(program: Command, runner: Runner): void {
  const payroll = program
    .command('payroll')
    .description('resultados do ponto no Datasul: o que foi lançado, o que não, e o que é incerto');
  addUnknown(payroll, runner);
  addReopen(payroll, runner);
  addReport(payroll, runner);
  addLooks(payroll, runner);
  addRehash(payroll, runner, {
    ...{ service: SERVICE, name: 'payroll.rehash', kept: 'lançamentos', after: 'deste lançamento' },
    about:
      'põe todos os lançamentos sob as primeiras chaves de PII_LOOKUP_KEYS e PII_KEYS, antes que outra saia; pode ser repetido',
    examples: ['payroll rehash --why "troca anual da chave"', 'payroll rehash --dry-run'],
  });
}
