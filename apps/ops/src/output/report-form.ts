import type { Command } from 'commander';
import type { OpsContext } from '../program/context';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import { writeNew } from './write-new';

/** How a report is wanted. */
export interface FormOptions {
  readonly csv?: boolean;
  readonly file?: string;
}

/** A report in its forms. */
export interface Told {
  /** In one sentence, without its full stop. */
  readonly what: string;
  /** The same with what only matters on a screen. */
  readonly message: string;
  readonly result: unknown;
  readonly text: () => string;
  readonly csv: () => string;
}

export function formOptions(command: Command): Command {
  return command
    .option('--csv', 'CSV para o Excel: ponto e vírgula, vírgula decimal, UTF-8')
    .option('--file <arquivo>', 'com --csv, grava num arquivo novo');
}

/** @throws Refusal if the options contradict each other; to be asked before the service is */
export function needForm({ settings }: OpsContext, { csv, file }: FormOptions): void {
  if (file !== undefined && !csv) throw new Refusal('--file grava o CSV: informe também --csv.');
  if (csv && settings.json) throw new Refusal('Informe --csv ou --json, um dos dois.');
}

/** A report as text, as CSV or in a file. */
export async function inForm(
  { progress }: OpsContext,
  { csv, file }: FormOptions,
  told: Told,
): Promise<Outcome> {
  progress.clear();
  if (!csv) return { message: told.message, result: told.result, text: told.text() };
  if (file === undefined) return { message: '', text: told.csv() };
  await writeNew(file, told.csv());
  return { message: `${told.what}, em ${file}.` };
}
