import type { Delivery, DeliveryPolicy, DeliverySpec, Sent } from './delivery';
import type { Post, PostResult } from './post';
import { redactClientHeaders } from './redact';
import type { Random } from './random';
import { Ring } from './ring';
import type { Timers } from './timers';

interface Open {
  readonly spec: DeliverySpec;
  readonly delivery: Delivery;
  cancel: () => void;
  firstAttemptAt?: number;
  readonly attempted: () => void;
}

const MOST_KEPT = 10_000;
const MOST_BYTES_KEPT = 64 * 1024 * 1024;

/** Webhooks on their way: at least once, with the sender's schedule of repeats. */
export class Deliveries {
  private readonly all = new Ring<Delivery>(MOST_KEPT, MOST_BYTES_KEPT, ({ body }) => body.length);
  private readonly byId = new Map<string, Delivery>();
  private readonly specs = new WeakMap<Delivery, DeliverySpec>();
  private readonly open = new Map<string, Open>();
  private readonly onTheWire = new Set<Promise<void>>();
  private abort = new AbortController();

  constructor(
    private readonly policy: DeliveryPolicy,
    private readonly post: Post,
    private readonly timers: Timers,
    private readonly random: Random,
  ) {}

  send(spec: DeliverySpec): Sent {
    const delivery: Delivery = {
      id: this.random.uuid(),
      event: spec.event,
      eventId: spec.eventId,
      webhookId: spec.webhookId ?? null,
      url: spec.shownUrl ?? spec.url,
      headers: redactClientHeaders(flat(spec.headers(1))),
      body: spec.body,
      state: 'waiting',
      nextAttemptAt: null,
      attempts: [],
    };
    this.keep(delivery);
    this.specs.set(delivery, spec);
    let attempted = (): void => undefined;
    const firstAttempt = new Promise<void>((resolve) => (attempted = resolve));
    const entry: Open = { spec, delivery, cancel: () => undefined, attempted };
    this.open.set(delivery.id, entry);
    this.schedule(entry, spec.delayMs ?? 0);
    return { delivery, firstAttempt };
  }

  list(): Delivery[] {
    return this.all.toArray();
  }

  find(id: string): Delivery | undefined {
    return this.byId.get(id);
  }

  /** Sends once more what was sent before, as a new delivery of the same event; `undefined` if it is not known. */
  repeat(id: string): Sent | undefined {
    const known = this.byId.get(id);
    const spec = known && this.specs.get(known);
    return spec && this.send({ ...spec, delayMs: 0 });
  }

  /** Nothing more of these is sent. */
  cancel(isMeant: (delivery: Delivery) => boolean): void {
    for (const entry of this.open.values()) {
      if (isMeant(entry.delivery)) this.end(entry, 'cancelled');
    }
  }

  /** Forgets everything; what is on the wire is cut. */
  reset(): void {
    this.cancel(() => true);
    this.abort.abort();
    this.abort = new AbortController();
    this.all.clear();
    this.byId.clear();
  }

  /** Cancels what waits and gives what is on the wire its time-out to end. */
  async close(): Promise<void> {
    this.cancel(({ state }) => state === 'waiting');
    await Promise.all(this.onTheWire);
  }

  private schedule(entry: Open, ms: number): void {
    entry.delivery.state = 'waiting';
    entry.delivery.nextAttemptAt = new Date(this.timers.now() + ms).toISOString();
    entry.cancel = this.timers.after(ms, () => {
      const attempt = this.attempt(entry).finally(() => this.onTheWire.delete(attempt));
      this.onTheWire.add(attempt);
    });
  }

  private async attempt(entry: Open): Promise<void> {
    const { spec, delivery } = entry;
    const started = this.timers.now();
    entry.firstAttemptAt ??= started;
    delivery.state = 'sending';
    delivery.nextAttemptAt = null;
    const result = await this.post({
      url: spec.url,
      headers: spec.headers(delivery.attempts.length + 1),
      body: spec.body,
      timeoutMs: this.policy.timeoutMs(),
      signal: this.abort.signal,
    });
    delivery.attempts.push({
      at: new Date(started).toISOString(),
      ms: this.timers.now() - started,
      ...result,
    });
    entry.attempted();
    const succeeded = 'status' in result && this.policy.isSuccess(result.status);
    this.policy.attempted?.(delivery, succeeded);
    if (this.open.has(delivery.id)) this.settle(entry, result, succeeded);
  }

  private settle(entry: Open, result: PostResult, succeeded: boolean): void {
    if (succeeded) return this.end(entry, 'delivered');
    const offset = this.policy.retryAfterMs()[entry.delivery.attempts.length - 1];
    const isFinal = 'status' in result && this.policy.isRetried?.(result.status) === false;
    if (offset === undefined || isFinal || entry.spec.retry === false)
      return this.end(entry, 'lost');
    const due = (entry.firstAttemptAt ?? 0) + offset / this.policy.timeScale();
    this.schedule(entry, Math.max(0, due - this.timers.now()));
  }

  private end(entry: Open, state: 'delivered' | 'lost' | 'cancelled'): void {
    entry.cancel();
    entry.delivery.state = state;
    entry.delivery.nextAttemptAt = null;
    this.open.delete(entry.delivery.id);
    entry.attempted();
  }

  /** What must go to make room is cancelled if it is still open. */
  private keep(delivery: Delivery): void {
    this.byId.set(delivery.id, delivery);
    for (const gone of this.all.push(delivery)) {
      this.byId.delete(gone.id);
      const entry = this.open.get(gone.id);
      if (entry) this.end(entry, 'cancelled');
    }
  }
}

function flat(
  headers: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(', '),
    ]),
  );
}
