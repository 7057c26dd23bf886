import type { Command } from 'commander';
import { EXIT } from './exit-code';

export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.done, 'feito (ou nada a fazer)'],
  [EXIT.failed, 'falhou: foi tentado e deu errado, ou o Kafka não respondeu'],
  [EXIT.difference, 'topics plan achou diferença, ou topics apply recusou uma'],
  [EXIT.refused, 'recusado: uso errado, argumentos inválidos, sem motivo, não confirmado'],
  [EXIT.noAnswer, 'o serviço não respondeu a tempo'],
  [EXIT.partly, 'feito em parte: alguns sim, outros não'],
  [EXIT.interrupted, 'interrompido (Ctrl-C)'],
];

/** `ops help exit-codes`: a topic of the help, not a command that does anything. */
export function exitCodesHelp(program: Command): void {
  const list = EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`);
  program
    .command('exit-codes', { hidden: true })
    .description('os códigos de saída')
    .configureHelp({ formatHelp: () => `Códigos de saída:\n${list.join('\n')}\n` })
    .action((_, command: Command) => command.outputHelp());
}
