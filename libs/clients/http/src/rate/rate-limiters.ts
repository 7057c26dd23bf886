import { RateLimiter } from './rate-limiter';

/** A service's part of the budget that a host grants. */
export interface RateSettings {
  /** What the host allows per minute, all callers of our IP together. */
  readonly ratePerMinute: number;
  /** This service's part of it, above 0 up to 1. By default 1. */
  readonly share?: number;
  /** Processes of this service that share that part. By default 1. */
  readonly replicas?: number;
}

/** One limiter per API host: the vendors' limits are per IP, whatever the number of accounts. */
export class RateLimiters {
  private readonly byHost = new Map<string, RateLimiter>();

  /** The limiter of a host; asked with different settings, the lowest budget holds. */
  of(host: string, settings: RateSettings): RateLimiter {
    const part = (settings.share ?? 1) / (settings.replicas ?? 1);
    const budget = Math.max(Math.floor(settings.ratePerMinute * part), 1);
    const known = this.byHost.get(host);
    if (known !== undefined) {
      known.tighten(budget, part);
      return known;
    }
    const limiter = new RateLimiter(budget, part);
    this.byHost.set(host, limiter);
    return limiter;
  }
}

/** The process's own: every client draws on it unless a test gives it another. */
export const processRateLimiters = new RateLimiters();
