/** Who asked for a command, why, and how. */
export interface Asked {
  readonly commandId: string;
  readonly name: string;
  /** Trimmed; never empty. */
  readonly actor: string;
  /** Trimmed; empty only for a command that changes nothing, or a dry run. */
  readonly why: string;
  /** Say what would happen. In a service with a database nothing that the handler writes or tells then survives. */
  readonly dryRun: boolean;
  /** The service's clock when the command was taken up. */
  readonly now: Date;
  /** The command is never begun after this moment. */
  readonly expiresAt: Date;
}
