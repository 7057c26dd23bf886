import type { Timers } from '../core/timers';

interface Window {
  used: number;
  readonly endsAt: number;
}

/** The state of the caller's window after a call. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** `X-RateLimit-Limit`, `-Remaining`, `-Reset` (epoch seconds), and `Retry-After` (seconds) when refused. */
  readonly headers: Readonly<Record<string, string>>;
}

/** More addresses than this at once are not a simulation any more: the oldest windows are forgotten. */
const MOST_ADDRESSES = 10_000;

/** Gupy's limit: so many requests per window and IP address, whatever the token. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly timers: Timers,
    private readonly settings: () => { readonly limit: number; readonly windowMs: number },
  ) {}

  take(ip: string): RateVerdict {
    const { limit, windowMs } = this.settings();
    const now = this.timers.now();
    const window = this.window(ip, now, windowMs);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
      'x-ratelimit-reset': String(Math.ceil(window.endsAt / 1_000)),
    };
    const waitSeconds = Math.max(1, Math.ceil((window.endsAt - now) / 1_000));
    return {
      allowed,
      headers: allowed ? headers : { ...headers, 'retry-after': String(waitSeconds) },
    };
  }

  reset(): void {
    this.windows.clear();
  }

  private window(ip: string, now: number, windowMs: number): Window {
    const known = this.windows.get(ip);
    if (known && known.endsAt > now) return known;
    const fresh = { used: 0, endsAt: now + windowMs };
    this.windows.delete(ip);
    this.windows.set(ip, fresh);
    if (this.windows.size > MOST_ADDRESSES) {
      const oldest = this.windows.keys().next().value;
      if (oldest !== undefined) this.windows.delete(oldest);
    }
    return fresh;
  }
}
