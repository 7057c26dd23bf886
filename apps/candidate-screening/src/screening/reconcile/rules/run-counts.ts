/** What a run found and did; every number only grows. */
export interface RunCounts {
  /** Jobs that the rule is for, and those of screenings whose job is no longer published. */
  readonly jobs: number;
  readonly jobsDone: number;
  /** Jobs that could not be read (gone, refused). */
  readonly jobsFailed: number;
  /** Jobs of which Gupy's list does not tell the role or branch that the rule goes by. */
  readonly jobsUnsure: number;
  /** Calls of Gupy's API, without repeats of failed ones. */
  readonly calls: number;
  /** People read in the step, or looked for because they no longer stand there. */
  readonly applications: number;
  /** Entries of a list without a usable id. */
  readonly unreadable: number;
  readonly opened: number;
  /** In the step, and screened already. */
  readonly known: number;
  readonly closed: number;
  /** Left, but the rule wants the result all the same. */
  readonly left: number;
  /** Back in the step before their screening ended. */
  readonly returned: number;
  /** Of whom something newer was heard meanwhile. */
  readonly newer: number;
  /** Awaited, but nowhere in the job's list: nothing is done. */
  readonly notFound: number;
  /** The list does not tell their step. */
  readonly unsure: number;
  /** Overdue orders read from the platform. */
  readonly orders: number;
  readonly ordersFailed: number;
  /** Results that they had. */
  readonly results: number;
}

export const NO_COUNTS: RunCounts = {
  jobs: 0,
  jobsDone: 0,
  jobsFailed: 0,
  jobsUnsure: 0,
  calls: 0,
  applications: 0,
  unreadable: 0,
  opened: 0,
  known: 0,
  closed: 0,
  left: 0,
  returned: 0,
  newer: 0,
  notFound: 0,
  unsure: 0,
  orders: 0,
  ordersFailed: 0,
  results: 0,
};

/** Sums of two counts. */
export function plus(counts: RunCounts, more: Partial<RunCounts>): RunCounts {
  const sums = Object.entries({ ...NO_COUNTS, ...counts }).map(([name, count]) => [
    name,
    (count as number) + (more[name as keyof RunCounts] ?? 0),
  ]);
  return Object.fromEntries(sums) as unknown as RunCounts;
}
