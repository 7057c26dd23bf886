import type { Command } from 'commander';
import { listOption } from '../program/list-option';
import { readSince } from '../program/options';
import type { KeptRecord } from './kept-record';
import { keptId } from './kept-record';

/** Options that say which bodies. */
export interface KeptFilterOptions {
  readonly id?: readonly string[];
  readonly source?: string;
  readonly party?: string;
  readonly kind?: string;
  readonly event?: string;
  readonly since?: string;
  readonly reason?: string;
}

export function keptFilterOptions(command: Command): Command {
  return command
    .addOption(listOption('--id <id>', 'id de um evento, ou lugar (partição/posição); repetível'))
    .option('--source <fonte>', 'fonte do ingest, por exemplo acme')
    .option('--party <parte>', 'o mesmo com o tipo da fonte, por exemplo gupy:acme')
    .option('--kind <tipo>', 'tipo da fonte: gupy, validation, service-desk')
    .option('--event <evento>', 'nome do evento, por exemplo application.moved')
    .option('--since <quando>', 'recebidos desde: 2h, 3d, 2026-03-02 ou data e hora')
    .option('--reason <texto>', 'um dos motivos (lugar ou mensagem) contém este texto');
}

/** Whether anything at all narrows the choice. */
export function narrowsKept(options: KeptFilterOptions): boolean {
  const { id, source, party, kind, event, since, reason } = options;
  return [id, source, party, kind, event, since, reason].some((value) => value !== undefined);
}

/** Judges bodies by what was given; all of it must fit. */
export function keptFilter(options: KeptFilterOptions): (record: KeptRecord) => boolean {
  const { id, source, party, kind, event, reason } = options;
  const since = options.since === undefined ? undefined : readSince(options.since);
  const ids = id && new Set(id);
  return (record) => {
    const { body, place, headers } = record;
    const names = [place, keptId(record), headers.ce_id, body.eventId];
    return (
      (!ids || names.some((name) => name !== undefined && ids.has(name))) &&
      (source === undefined || body.source === source) &&
      (party === undefined || `${body.kind}:${body.source}` === party || body.source === party) &&
      (kind === undefined || body.kind === kind) &&
      (event === undefined || body.event === event) &&
      (since === undefined || Date.parse(body.receivedAt) >= since.getTime()) &&
      (reason === undefined || holds(body.reasons, reason.toLowerCase()))
    );
  };
}

function holds(reasons: KeptRecord['body']['reasons'], text: string): boolean {
  return reasons.some(({ path, message }) => `${path} ${message}`.toLowerCase().includes(text));
}
