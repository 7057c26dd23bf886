/** What is asked of a service. */
export interface Question {
  readonly service: string;
  /** e.g. `tasks.retry`. */
  readonly name: string;
  readonly args: object;
  /** Whether it changes anything; then a reason is needed, unless it is a dry run. */
  readonly changes: boolean;
  /** Only rehearsed, whatever the settings say. */
  readonly dryRun?: boolean;
}
