import { EXIT, type ExitCode } from './exit-code';

/** Ends a command with a message for its user, in Portuguese, and an exit code. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exit: ExitCode = EXIT.refused,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
