import type { Command } from 'commander';
import { TASK_STATES } from '@ponte/messaging';
import { listOption } from '../program/list-option';
import { given, readSince } from '../program/options';
import { Refusal } from '../program/refusal';

/** Options that say which tasks. */
export interface TaskFilterOptions {
  readonly kind?: string;
  readonly state?: readonly string[];
  readonly party?: string;
  readonly lane?: string;
  readonly application?: string;
  readonly subject?: string;
  readonly class?: string;
  readonly since?: string;
  readonly after?: string;
}

export function taskFilterOptions(command: Command): Command {
  return command
    .option(
      '--kind <tipo>',
      'tipo de tarefa, por exemplo gupy.write-tag (ops service describe mostra todos)',
    )
    .addOption(listOption('--state <estados>', 'estados', TASK_STATES))
    .option('--party <parte>', 'com quem a tarefa fala, por exemplo gupy:acme')
    .option('--lane <fila>', 'a fila exata da tarefa')
    .option(
      '--application <fonte/id>',
      'candidatura da Gupy, por exemplo acme/77: o que se escreve nela',
    )
    .option('--subject <id>', 'de que trata, por exemplo o id de uma triagem ou solicitação')
    .option('--class <classe>', 'classe da última tentativa, por exemplo permanent')
    .option('--since <quando>', 'criadas desde: 2h, 3d, 2026-03-02 ou data e hora')
    .option('--after <id>', 'só depois desta tarefa (continua uma lista)');
}

/** The filter as services take it, with what was given only. */
export function taskFilter(options: TaskFilterOptions): Record<string, unknown> {
  const { kind, state, party, application, subject, since, after } = options;
  if (application !== undefined && options.lane !== undefined)
    throw new Refusal('Informe --application ou --lane, não os dois.');
  return given({
    ...{ kind, states: state, party, subject, after },
    class: options.class,
    lane: application === undefined ? options.lane : laneOf(application),
    since: since === undefined ? undefined : readSince(since).toISOString(),
  });
}

/** All that is written to one application at Gupy has one lane. */
function laneOf(application: string): string {
  if (!/^[^/\s]+\/\d+$/.test(application))
    throw new Refusal('--application leva a fonte e o número: acme/77.');
  return `gupy/${application}`;
}
