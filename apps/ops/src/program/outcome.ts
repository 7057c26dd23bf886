import type { ExitCode } from './exit-code';

/** What a command has to say. */
export interface Outcome {
  /** 0 unless given. */
  readonly exit?: ExitCode;
  /** One or two sentences in Portuguese. */
  readonly message: string;
  /** For programs (`--json`): JSON. */
  readonly result?: unknown;
  /** The same for people, shown before the message. */
  readonly text?: string;
  /** Of the command as it was sent to a service, if it was one. */
  readonly commandId?: string;
}
