import type { ServiceCommand } from '@ponte/contracts';
import { readArgs } from './args-faults';
import type { Asked } from './asked';
import type { CommandBook, KnownCommand } from './command-book';

/** A command that may run, or the answer of one that may not. */
export type JudgedCommand =
  | {
      readonly kind: 'run';
      readonly command: KnownCommand;
      readonly args: object;
      readonly asked: Asked;
    }
  | {
      readonly kind: 'answer';
      readonly state: 'refused' | 'expired';
      readonly message: string;
      readonly result: unknown;
    };

/** Judges a command by this service's book, before anything is done. */
export async function judgeCommand(
  book: Pick<CommandBook, 'find' | 'specs'>,
  service: string,
  command: ServiceCommand,
  now: Date,
): Promise<JudgedCommand> {
  const { commandId, name, dryRun } = command;
  const refuse = (message: string, result: unknown = null): JudgedCommand => ({
    kind: 'answer',
    state: 'refused',
    message,
    result,
  });
  const expiresAt = new Date(command.expiresAt);
  if (now.getTime() > expiresAt.getTime()) {
    const message = `O comando venceu em ${command.expiresAt} e não foi executado; o relógio do serviço marca ${now.toISOString()}.`;
    return { kind: 'answer', state: 'expired', message, result: null };
  }
  const known = book.find(name);
  if (!known) {
    const names = book.specs.map((spec) => spec.name);
    return refuse(
      `O serviço ${service} não conhece o comando "${name}". Conhece: ${names.join(', ')}.`,
      { commands: names },
    );
  }
  const actor = command.actor.trim();
  const why = command.why.trim();
  if (actor === '') return refuse('Informe quem pede (--actor): fica registrado.');
  if (known.spec.changes && !dryRun && why === '')
    return refuse(`"${name}" muda o que o serviço guarda: informe o motivo (--why).`);
  const read = await readArgs(known.spec.args, command.args);
  if ('faults' in read) {
    const told = read.faults.map(({ path, message }) => `${path || '(args)'} ${message}`);
    return refuse(`Argumentos de "${name}" inválidos: ${told.join('; ')}.`, {
      faults: read.faults,
    });
  }
  const asked: Asked = { commandId, name, actor, why, dryRun, now, expiresAt };
  return { kind: 'run', command: known, args: read.args, asked };
}
