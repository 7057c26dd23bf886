/** A result as the platform sends it. */
export interface ExamResult {
  readonly outcome: string;
  readonly score?: number | string;
  readonly summary?: string;
  /** ISO 8601, UTC, with milliseconds: a correction has a later one. */
  readonly date: string;
}

export interface Order {
  readonly id: string;
  readonly externalId: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | null;
  readonly createdAt: string;
  result: ExamResult | null;
}

/** What decides the fate of an order; the first rule whose `match` holds is taken. */
export interface OutcomeRule {
  /** Every given field must equal the order's; none: every order. */
  readonly match?: {
    readonly externalId?: string;
    readonly email?: string;
    readonly candidateId?: string | number;
    readonly screening?: string;
    readonly step?: string;
    readonly jobId?: string | number;
  };
  readonly outcome?: string;
  readonly score?: number | string;
  readonly summary?: string;
  /** Real milliseconds from the order to its result. */
  readonly delayMs?: number;
  /** The result is never sent: it can only be read. */
  readonly webhook?: boolean;
  /** There is no result until the admin API gives one. */
  readonly never?: boolean;
  /** The result is delivered before the order is answered. */
  readonly resultFirst?: boolean;
  /** Deliveries of the same result beyond the first. */
  readonly duplicates?: number;
}
