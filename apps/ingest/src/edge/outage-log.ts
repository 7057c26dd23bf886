import type { PublishFailureCode } from '@ponte/messaging';
import type { Clock, PonteLogger } from '@ponte/platform';

/** An outage of a minute at 1,000 requests a second would be 60,000 lines that all say the same. */
const EVERY_MS = 5_000;

/** Says that Kafka does not take bodies: at once when it begins, then every 5 s with what came meanwhile. */
export class OutageLog {
  private saidAt = -Infinity;
  private readonly since = new Map<string, number>();

  constructor(
    private readonly log: PonteLogger,
    private readonly clock: Clock,
  ) {}

  note(source: string, code: PublishFailureCode): void {
    const key = `${source}/${code}`;
    this.since.set(key, (this.since.get(key) ?? 0) + 1);
    const now = this.clock.now().getTime();
    if (now - this.saidAt < EVERY_MS) return;
    this.saidAt = now;
    const bodies = Object.fromEntries(this.since);
    this.since.clear();
    this.log.warn({ bodies }, 'not published: senders are asked to repeat (bodies by source/code)');
  }
}
