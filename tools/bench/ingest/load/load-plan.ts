/** What a load generator does, given to its process as JSON. */
export interface LoadPlan {
  readonly url: string;
  /** Closed loop: so many connections, each sending as soon as it has its answer. */
  readonly connections: number;
  /** Open loop: so many requests a second, whether or not earlier ones were answered. Absent: closed loop. */
  readonly rate?: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of it, without the warm-up. */
export interface LoadResult {
  readonly seconds: number;
  readonly answered: number;
  /** Answers other than 200, and broken connections. */
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Lines that the generator prints: the moments at which the server's CPU is read, then the result. */
export type LoadLine = { readonly at: 'begin' | 'end' } | { readonly result: LoadResult };
