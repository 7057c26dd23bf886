import { Option, type Command } from 'commander';
import { listOption } from '../program/list-option';
import { readSince } from '../program/options';
import { isKind, isOfApplication, isParty } from '../scan/matches';
import type { DeadLetter } from './dead-letter';

const CLASSES = ['contract', 'handler', 'unacceptable', 'crash', 'outbox'];

/** Options that say which dead events. */
export interface DeadFilterOptions {
  readonly id?: readonly string[];
  readonly class?: string;
  readonly kind?: string;
  readonly party?: string;
  readonly key?: string;
  readonly application?: string;
  readonly since?: string;
  readonly reason?: string;
}

export function deadFilterOptions(command: Command): Command {
  return command
    .addOption(listOption('--id <id>', 'id de um evento, ou lugar (partição/posição); repetível'))
    .addOption(new Option('--class <classe>', 'por que morreu').choices(CLASSES))
    .option('--kind <tópico>', 'tópico do evento, por exemplo gupy.application.moved ou gupy.*')
    .option('--party <fonte>', 'de quem veio, por exemplo gupy:acme')
    .option('--key <chave>', 'chave exata do registro')
    .option('--application <id>', 'candidatura: 77 ou acme/77')
    .option('--since <quando>', 'mortos desde: 2h, 3d, 2026-03-02 ou data e hora')
    .option('--reason <texto>', 'o motivo contém este texto');
}

/** Whether anything at all narrows the choice. */
export function narrows(options: DeadFilterOptions): boolean {
  const { id, kind, party, key, application, since, reason } = options;
  return [id, options.class, kind, party, key, application, since, reason].some(
    (value) => value !== undefined,
  );
}

/** Judges letters by what was given; all of it must fit. */
export function deadFilter(options: DeadFilterOptions): (letter: DeadLetter) => boolean {
  const { id, kind, party, key, application, reason } = options;
  const since = options.since === undefined ? undefined : readSince(options.since);
  const ids = id && new Set(id);
  return (letter) =>
    (!ids || ids.has(letter.eventId) || ids.has(letter.place)) &&
    (options.class === undefined || letter.class === options.class) &&
    (kind === undefined || isKind(letter.originTopic, kind)) &&
    (party === undefined || isParty(letter.source, party)) &&
    (key === undefined || letter.key === key) &&
    (since === undefined || Date.parse(letter.at) >= since.getTime()) &&
    (reason === undefined || letter.reason.toLowerCase().includes(reason.toLowerCase())) &&
    (application === undefined || isOfApplication(letter.key, letter.value, application));
}
