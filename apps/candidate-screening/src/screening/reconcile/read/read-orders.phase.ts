import { Injectable } from '@nestjs/common';
import type { CallFailure } from '@ponte/clients/http';
import type { OrderReading } from '@ponte/clients/validation-platform';
import type { UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger, Sealer } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../../../config/screening.config';
import { ValidationPlatforms } from '../../do/validation-platforms';
import { openResult } from '../../hear/open-result';
import { OrderTasks } from '../../order-tasks';
import { AWAITING_STATES } from '../../rules/transitions.rules';
import { saveScreening, screeningsAround } from '../../screening.store';
import { TakeResult } from '../../take-result';
import { confirmOrder } from '../../tell/confirm-order';
import type { RunSession } from '../run/run-session';
import { noteOrderRead, overdueOrders, type OverdueOrder } from '../store/overdue-orders.store';
import { resultOfOrder } from './result-of-order';

const BATCH = 50;
/** Longest wait for a turn at the platform, which has live work of its own. */
const MOST_WAIT_MS = 60_000;

type Read = { readonly ok: true; readonly order: OrderReading | null } | CallFailure;

/** Third phase: orders that are older than a result may take are read from their platform. */
@Injectable()
export class ReadOrders {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly platforms: ValidationPlatforms,
    private readonly orders: OrderTasks,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
    private readonly database: DataSource,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** A platform that does not answer ends its part of the run, not the run. @throws RunLost */
  async run(session: RunSession): Promise<void> {
    const { run, rule, signal } = session;
    const before = new Date(this.clock.now().getTime() - this.config.reconcile.resultWithin);
    const away = new Set<string>();
    for (;;) {
      const of = { screening: rule.id, before, after: session.at.afterOrder, jobId: run.jobId };
      const batch = await overdueOrders(this.database.manager, of, BATCH);
      for (const order of batch) {
        if (signal.aborted) return;
        if (!away.has(order.provider)) await this.read(session, order, away);
        else
          await session.commit({ counts: { ordersFailed: 1 }, cursor: { afterOrder: order.id } });
      }
      if (batch.length < BATCH) return;
    }
  }

  private async read(session: RunSession, due: OverdueOrder, away: Set<string>): Promise<void> {
    const answer = await this.ask(due, session.signal);
    if (session.signal.aborted) return;
    const cursor = { afterOrder: due.id };
    if (!answer.ok) {
      const { reason } = answer;
      this.log.warn({ run: session.run.id, screening: due.id, reason }, 'an order was not read');
      if (answer.class !== 'permanent') away.add(due.provider);
      await session.commit({ counts: { ordersFailed: 1 }, cursor });
      return;
    }
    await session.commit({
      effects: async (unit) => {
        const taken = answer.order && (await this.take(unit, due, answer.order));
        await noteOrderRead(unit.manager, due.id, this.clock.now());
        return { results: taken ? 1 : 0 };
      },
      counts: { orders: 1 },
      cursor,
    });
  }

  /** By the platform's id of it, else by ours. */
  private async ask({ id, provider, orderId }: OverdueOrder, signal: AbortSignal): Promise<Read> {
    const platform = this.platforms.of(provider);
    if (!platform) {
      const reason = `the provider "${provider}" is no longer configured`;
      return { ok: false, class: 'permanent', fault: 'not-sendable', reason };
    }
    const options = { pace: 'background', maxWaitMs: MOST_WAIT_MS, signal } as const;
    if (orderId !== null) {
      const answer = await platform.readOrder(orderId, options);
      return answer.ok ? { ok: true, order: answer.body } : answer;
    }
    const answer = await platform.findOrder(id, options);
    if (!answer.ok) return answer;
    return { ok: true, order: answer.body.found === 'order' ? answer.body.order : null };
  }

  /** @returns whether the order had a result */
  private async take(
    unit: UnitOfWork,
    { id }: OverdueOrder,
    order: OrderReading,
  ): Promise<boolean> {
    const { screenings, orders } = await this.orders.lock(
      unit.manager,
      await screeningsAround(unit.manager, [id]),
    );
    const screening = screenings.find((each) => each.id === id);
    const isAwaited = screening?.resultDigest === null && AWAITING_STATES.includes(screening.state);
    if (!isAwaited) return false;
    const now = this.clock.now();
    const orderId = order.orderId ?? null;
    if (order.outcome === undefined) {
      // It is there: an order of which that was not known waits for its result from now on.
      if (screening.orderedAt !== null) return false;
      confirmOrder(unit, screening, orderId, now);
      await this.orders.tidy(unit, screening, orders);
      await saveScreening(unit.manager, screening);
      return false;
    }
    if (orderId !== null && orderId.length <= 255) screening.orderId ??= orderId;
    const source = this.config.resultSourceOf(screening.provider);
    const event = resultOfOrder(id, source, order, this.sealer, now);
    await this.taking.take(unit, screening, openResult(event, this.sealer), orders);
    return true;
  }
}
