/** An entry as payroll-bridge shows it (`payroll.unknown.list`). */
export interface ListedEntry {
  readonly id: string;
  readonly version: number;
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly employee: string;
  readonly competencia: string;
  readonly rubrica: string;
  readonly evento: string;
  readonly referencia: string;
  readonly unit: string;
  readonly datafalta: string;
  readonly campoAdicional: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  readonly acceptedReferencia: string | null;
  readonly callId: string | null;
  readonly profile: string;
  readonly environment: string;
  readonly protocols: readonly string[];
  readonly waiting: number;
  /** Sealed texts; opened by `--open`. */
  readonly sealed: { readonly message: unknown; readonly employee: unknown };
}

/** The same in full (`payroll.entry`). */
export interface ShownEntry extends ListedEntry {
  readonly by: string | null;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly acceptedUnit: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: string | null;
  readonly history: readonly ShownMove[];
  readonly calls: readonly ShownCall[];
  readonly tasks: readonly {
    readonly id: string;
    readonly state: string;
    readonly reason: string | null;
  }[];
}

export interface ShownMove {
  readonly version: number;
  readonly at: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly referencia: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly callId: string | null;
  readonly requestId: string | null;
  readonly actor: string | null;
  readonly why: string | null;
  readonly commandId: string | null;
}

export interface ShownCall {
  readonly id: string;
  readonly startedAt: string;
  readonly durationMs: number | null;
  readonly outcome: string | null;
  readonly status: number | null;
  readonly entryOutcome: string | null;
  readonly items: number;
  readonly entries: number;
  readonly requestHmac: string;
  readonly responseHmac: string | null;
  /** Characters that are kept sealed. */
  readonly request: number | null;
  readonly response: number | null;
  readonly leftover: number | null;
}
