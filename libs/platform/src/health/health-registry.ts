import { Injectable } from '@nestjs/common';

/** `null` when well, otherwise the reason in words. */
export type HealthCheck = () => string | null | Promise<string | null>;

/** Parts of a service register here; the management port serves the sums at /health/live and /health/ready. */
@Injectable()
export class HealthRegistry {
  readonly live = new Map<string, HealthCheck>();
  readonly ready = new Map<string, HealthCheck>();

  /** A failing live check means: restart me. Only for what a restart mends (a stuck loop), never for outages elsewhere. */
  addLive(name: string, check: HealthCheck): void {
    this.live.set(name, check);
  }

  /** A failing ready check means: send me no traffic now. */
  addReady(name: string, check: HealthCheck): void {
    this.ready.set(name, check);
  }
}
