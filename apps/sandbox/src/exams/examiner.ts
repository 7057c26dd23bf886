import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import type { ExamResult, Order } from './exams.model';
import type { ExamsSettings } from './exams.settings';
import { ruleFor } from './outcome.rules';

/** Orders kept; the oldest are forgotten beyond it. */
const MOST_ORDERS = 20_000;
const EVENT = 'validation.result';

/** Takes orders, has their results ready after a while, and delivers them. */
export class Examiner {
  readonly orders = new Map<string, Order>();
  readonly deliveries: Deliveries;
  private readonly byKey = new Map<string, Order>();
  private readonly waiting = new Map<string, () => void>();

  constructor(
    private readonly settings: Settings<ExamsSettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.deliveries = new Deliveries(
      {
        retryAfterMs: () => settings.value.retryAfterSeconds.map((seconds) => seconds * 1_000),
        timeoutMs: () => settings.value.deliveryTimeoutMs,
        timeScale: () => settings.value.timeScale,
        isSuccess: (status) => status >= 200 && status < 300,
      },
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  /** The order that this key made before, if the platform honours keys. */
  known(idempotencyKey: string | null): Order | undefined {
    return idempotencyKey !== null && this.settings.value.mode === 'idempotent'
      ? this.byKey.get(idempotencyKey)
      : undefined;
  }

  /** Resolves when the order may be answered: at once, or after its result where the rule says so. */
  async place(
    externalId: string,
    request: Order['request'],
    idempotencyKey: string | null,
  ): Promise<Order> {
    const order: Order = {
      id: this.parts.random.uuid(),
      externalId,
      request,
      idempotencyKey,
      createdAt: this.now(),
      result: null,
    };
    this.keep(order);
    const rule = ruleFor(request, this.settings.value);
    if (rule.never) return order;
    const conclude = (): readonly Sent[] => {
      this.waiting.delete(order.id);
      const { outcome, score, summary } = rule;
      order.result = { outcome, score, summary, date: this.now() };
      if (rule.webhook === false) return [];
      return Array.from({ length: 1 + (rule.duplicates ?? 0) }, () =>
        this.deliver(order, order.result),
      ).flat();
    };
    if (rule.resultFirst) await Promise.all(conclude().map(({ firstAttempt }) => firstAttempt));
    else this.waiting.set(order.id, this.parts.timers.after(rule.delayMs, conclude));
    return order;
  }

  find(idOrExternalId: string): Order | undefined {
    return this.orders.get(idOrExternalId) ?? this.ofExternalId(idOrExternalId)[0];
  }

  ofExternalId(externalId: string): Order[] {
    return [...this.orders.values()].filter((order) => order.externalId === externalId);
  }

  /** Gives a result now; what was planned for the order is dropped. */
  conclude(order: Order, result: Omit<ExamResult, 'date'> & { readonly date?: string }): Sent[] {
    this.waiting.get(order.id)?.();
    this.waiting.delete(order.id);
    order.result = { ...result, date: result.date ?? this.now() };
    return this.deliver(order, order.result);
  }

  /** Delivers a result to the postback; nowhere if there is none. */
  deliver({ externalId, id }: Pick<Order, 'externalId' | 'id'>, result: ExamResult | null): Sent[] {
    const { postback } = this.settings.value;
    if (!postback || !result) return [];
    return [
      this.deliveries.send({
        event: EVENT,
        eventId: id,
        url: postback.url,
        headers: () => ({ 'content-type': 'application/json', ...postback.headers }),
        body: JSON.stringify({ externalId, ...result }),
      }),
    ];
  }

  reset(): void {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
    this.orders.clear();
    this.byKey.clear();
    this.deliveries.reset();
  }

  async close(): Promise<void> {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
    await this.deliveries.close();
  }

  private keep(order: Order): void {
    this.orders.set(order.id, order);
    if (order.idempotencyKey !== null) this.byKey.set(order.idempotencyKey, order);
    if (this.orders.size <= MOST_ORDERS) return;
    const oldest = this.orders.values().next().value;
    if (!oldest) return;
    this.orders.delete(oldest.id);
    this.waiting.get(oldest.id)?.();
    this.waiting.delete(oldest.id);
    if (oldest.idempotencyKey !== null) this.byKey.delete(oldest.idempotencyKey);
  }

  /** As results carry it. */
  now(): string {
    return new Date(this.parts.timers.now()).toISOString();
  }
}
