/** Counts and exact sums of a part of a competência, as `payroll.report` tells them. */
export interface ReportSums {
  readonly profile: string;
  readonly environment: string | null;
  /** `null`: of all companies. */
  readonly empresa: string | null;
  readonly unit: string;
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly open: number;
  readonly reopened: number;
  readonly overruled: number;
  readonly held: number;
  /** Minutes for `hhmm`, else the number with a decimal point. */
  readonly amount: string;
  /** The same as payroll writes it; `null` where the unit is not known. */
  readonly total: string | null;
  readonly unknownTotal: string | null;
}

export interface ReportRow extends ReportSums {
  readonly evento: string;
  readonly rubricas: readonly string[];
}

/** Why, where the bridge or an operator said why. */
export interface ReportReason {
  readonly profile: string;
  readonly empresa: string;
  readonly evento: string;
  readonly state: string;
  readonly reason: string;
  readonly count: number;
}

/** What Datasul said, where it refused. */
export interface ReportMessage {
  readonly profile: string;
  readonly empresa: string;
  readonly evento: string;
  readonly group: string;
  readonly count: number;
  readonly entryId: string;
  /** Sealed; a text once it is opened. */
  readonly sealed: { readonly message: unknown };
}

export interface Report {
  readonly competencia: string;
  readonly asOf: string;
  readonly totals: readonly ReportSums[];
  readonly rows: readonly ReportRow[];
  readonly reasons: readonly ReportReason[];
  readonly messages: readonly ReportMessage[];
  /** Whether the messages were opened. */
  readonly open: boolean;
}
