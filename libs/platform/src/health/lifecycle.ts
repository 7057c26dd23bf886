export type LifecycleState = 'starting' | 'running' | 'draining';

/** Where a process stands between its first line and its last; decides readiness before any check does. */
export class Lifecycle {
  private state: LifecycleState = 'starting';

  get current(): LifecycleState {
    return this.state;
  }

  running(): void {
    if (this.state === 'starting') this.state = 'running';
  }

  draining(): void {
    this.state = 'draining';
  }

  /** As a readiness check. */
  readonly check = (): string | null => (this.state === 'running' ? null : this.state);
}
