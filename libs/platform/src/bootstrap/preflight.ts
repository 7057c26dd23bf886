/**
 * Something that must hold before a service starts (migrations applied, topics there). Added to the
 * `PreflightRegistry`.
 */
export interface Preflight {
  readonly name: string;
  /** Faults in words, each with the command that mends it; empty when all is well. */
  check(): Promise<readonly string[]>;
  /** Mends what `check` found; called instead of refusing to start when `AUTO_MIGRATE=true`. */
  mend?(): Promise<void>;
}

/** A sub-command of a service's own `main.js`, e.g. `node main.js migrate`, so that an image needs no other tool. */
export interface ServiceCommand {
  readonly name: string;
  /** One line in Portuguese for `help`. */
  readonly description: string;
  /** Returns the process's exit code. */
  run(args: readonly string[]): Promise<number>;
}
