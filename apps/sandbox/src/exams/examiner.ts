import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import { deliveryPolicy } from '../core/delivery-policy';
import { KeyedBook } from '../core/keyed-book';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import type { ExamResult, Order } from './exams.model';
import type { ExamsSettings } from './exams.settings';
import { ruleFor } from './outcome.rules';

const EVENT = 'validation.result';

/** Takes orders, has their results ready after a while, and delivers them. */
export class Examiner {
  readonly orders: KeyedBook<Order>;
  readonly deliveries: Deliveries;

  constructor(
    private readonly settings: Settings<ExamsSettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.orders = new KeyedBook(parts.timers);
    this.deliveries = new Deliveries(
      deliveryPolicy(settings),
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  /** The order that this key made before, if the platform honours keys. */
  known(idempotencyKey: string | null): Order | undefined {
    return this.settings.value.mode === 'idempotent'
      ? this.orders.ofKey(idempotencyKey)
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
    this.orders.keep(order);
    const rule = ruleFor(request, this.settings.value);
    if (rule.never) return order;
    const conclude = (): readonly Sent[] => {
      const { outcome, score, summary } = rule;
      order.result = { outcome, score, summary, date: this.now() };
      if (rule.webhook === false) return [];
      return Array.from({ length: 1 + (rule.duplicates ?? 0) }, () =>
        this.deliver(order, order.result),
      ).flat();
    };
    if (rule.resultFirst) await Promise.all(conclude().map(({ firstAttempt }) => firstAttempt));
    else this.orders.workLater(order, rule.delayMs, conclude);
    return order;
  }

  find(idOrExternalId: string): Order | undefined {
    return this.orders.get(idOrExternalId) ?? this.ofExternalId(idOrExternalId)[0];
  }

  ofExternalId(externalId: string): Order[] {
    return this.orders.all().filter((order) => order.externalId === externalId);
  }

  /** Gives a result now; what was planned for the order is dropped. */
  conclude(order: Order, result: Omit<ExamResult, 'date'> & { readonly date?: string }): Sent[] {
    this.orders.stopWork(order);
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
    this.orders.clear();
    this.deliveries.reset();
  }

  async close(): Promise<void> {
    this.orders.stopAllWork();
    await this.deliveries.close();
  }

  /** As results carry it. */
  now(): string {
    return new Date(this.parts.timers.now()).toISOString();
  }
}
