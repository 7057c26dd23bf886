import { EXIT } from '../program/exit-code';
import type { Io } from '../program/io';
import type { Outcome } from '../program/outcome';
import { plain } from './table';

/**
 * Prints how a command ended. With `json` one object on the standard output, whatever happened:
 * `{ ok, exit, command, message, result, commandId }`. For people the text and the message; a message of what did not
 * go well is on the standard error.
 */
export function printOutcome(io: Io, command: string, json: boolean, outcome: Outcome): void {
  const { exit = EXIT.done, message, result = null, text, commandId } = outcome;
  if (json) {
    const told = { ok: exit === EXIT.done, exit, command, message, result };
    io.out(`${JSON.stringify(commandId === undefined ? told : { ...told, commandId })}\n`);
    return;
  }
  if (text) io.out(`${text.replace(/\n+$/, '')}\n`);
  const write = exit === EXIT.done || exit === EXIT.difference ? io.out : io.err;
  if (message) write(`${plain(message)}\n`);
}
