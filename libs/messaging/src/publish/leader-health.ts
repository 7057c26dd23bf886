export interface HealthLimits {
  /** Without one success for so long, it is away even if no caller's deadline has passed. */
  readonly awayAfterMs: number;
  /** A passed deadline counts as evidence only if nothing has succeeded for so long: a caller may be in a hurry. */
  readonly minimumTroubleMs: number;
  /** Told when someone is taken to be away, and when it is back; once each. */
  readonly announce?: (who: string, away: boolean, reason: string) => void;
}

/**
 * - `well`: takes records.
 * - `away`: refuses records that have a deadline, at once.
 * - `half-open`: it may be back: lets one record in.
 * - `proving`: that record is on its way; the others are still refused.
 */
export type HealthState = 'well' | 'away' | 'half-open' | 'proving';

/** Judges whether a leader (or one partition of it) can be written to, from its attempts alone. */
export class LeaderHealth {
  state: HealthState = 'well';
  /** When the first attempt since the last success began. */
  troubledSince: number | undefined;
  reason = '';

  constructor(
    /** For the log: `broker 2`, or a partition's name. */
    private readonly who: string,
    private readonly limits: HealthLimits,
  ) {}

  /** Whether a record with a deadline is let in now. */
  get admits(): boolean {
    return this.state === 'well' || this.state === 'half-open';
  }

  /** A record with a deadline was let in. */
  admitted(): void {
    if (this.state === 'half-open') this.state = 'proving';
  }

  began(now: number): void {
    this.troubledSince ??= now;
  }

  succeeded(): void {
    if (this.state !== 'well') this.limits.announce?.(this.who, false, this.reason);
    this.state = 'well';
    this.troubledSince = undefined;
    this.reason = '';
  }

  failed(reason: string): void {
    this.reason = reason;
    if (this.state === 'half-open' || this.state === 'proving') this.state = 'away';
  }

  /** A caller's deadline passed. Returns whether this made it away. */
  expired(now: number): boolean {
    return this.judge(now, this.limits.minimumTroubleMs);
  }

  /** Returns whether time alone made it away. */
  overdue(now: number): boolean {
    return this.judge(now, this.limits.awayAfterMs);
  }

  /** It seems to be back: the next record shall prove it. */
  mayBeBack(): void {
    if (this.state === 'away') this.state = 'half-open';
  }

  /** The record that should have proved it expired before it was tried. */
  provedNothing(): void {
    if (this.state === 'proving') this.state = 'away';
  }

  private judge(now: number, patienceMs: number): boolean {
    if (
      this.state !== 'well' ||
      this.troubledSince === undefined ||
      now - this.troubledSince < patienceMs
    )
      return false;
    this.state = 'away';
    this.limits.announce?.(this.who, true, this.reason || 'no attempt succeeded in time');
    return true;
  }
}
