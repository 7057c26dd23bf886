import { Injectable } from '@nestjs/common';
import { screeningConcluded } from '@ponte/contracts';
import type { OpenTask, UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ScreeningConfig } from '../config/screening.config';
import type { OpenedResult } from './hear/open-result';
import { type Disposition, dropParked, logResult } from './result-log.store';
import { judgeResult, resultDigest, type TakenResult } from './rules/result.rules';
import { planReturn, type ReturnPlan } from './rules/return.rules';
import { templateValues } from './rules/template-values';
import { OrderTasks } from './order-tasks';
import { OwnTags } from './own-tags';
import type { Screening } from './screening.entity';
import { saveScreening } from './screening.store';
import { confirmOrder } from './tell/confirm-order';
import { asOf, screeningFacts } from './tell/screening-facts';
import { ScreeningMetrics } from './screening-metrics';
import { WritePlan } from './write-plan';

/** Takes a result into its screening: the one place where results become writes. */
@Injectable()
export class TakeResult {
  private readonly log;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly tags: OwnTags,
    private readonly writes: WritePlan,
    private readonly orders: OrderTasks,
    private readonly metrics: ScreeningMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'take-result' });
  }

  /**
   * `screening` is locked, with all others of its application, and so is its order's task if it is among `orders`. What the result turned out to be is
   * recorded and logged.
   */
  async take(
    unit: UnitOfWork,
    screening: Screening,
    result: OpenedResult,
    orders: ReadonlyMap<string, OpenTask>,
  ): Promise<Disposition> {
    const disposition = await this.decide(unit, screening, result, orders);
    await logResult(unit.manager, result, disposition);
    this.metrics.results.inc({ rule: screening.rule, disposition });
    const { id, rule, state, reason } = screening;
    const facts = { screening: id, rule, state, reason, disposition, event: result.event.id };
    if (disposition === 'parked') this.log.warn(facts, 'result heard, but it needs a person');
    else this.log.info(facts, 'result heard');
    return disposition;
  }

  private async decide(
    unit: UnitOfWork,
    screening: Screening,
    result: OpenedResult,
    orders: ReadonlyMap<string, OpenTask>,
  ): Promise<Disposition> {
    if (screening.state === 'closed') return 'late';
    const judged = judgeResult(result, takenOf(screening));
    if (judged === 'stale') return 'stale';
    screening.resultDate = result.date;
    screening.resultReceivedAt = result.receivedAt;
    // What could not be turned into writes is judged again even by a repeat: the configuration may know the outcome by now.
    if (judged === 'repeat' && screening.resultPlanned) {
      await saveScreening(unit.manager, screening);
      return 'repeat';
    }
    const now = this.clock.now();
    confirmOrder(unit, screening, screening.orderId, now);
    await this.orders.tidy(unit, screening, orders);
    screening.outcome = result.outcome;
    screening.score = result.rawScore;
    screening.resultDigest = resultDigest(result);
    const ourTag = this.tags.oursOf(screening);
    const shared =
      ourTag !== null && (await this.tags.heldByAnother(unit.manager, screening, ourTag));
    const plan = this.plan(screening, result, ourTag, shared);
    screening.resultPlanned = plan.ok;
    if (!plan.ok) {
      screening.become('parked', now, plan.reason);
      await saveScreening(unit.manager, screening);
      return 'parked';
    }
    await dropParked(unit.manager, screening.id);
    screening.resultRound += 1;
    if (plan.tag !== ourTag) this.tags.expect(screening, plan.tag);
    screening.become('concluded', now);
    unit.tell(
      screeningConcluded,
      {
        ...screeningFacts(screening),
        outcome: result.outcome ?? '',
        score: result.rawScore,
        resultDate: result.date.toISOString(),
      },
      asOf(screening, now),
    );
    await this.writes.start(unit, screening, plan.writes, now);
    return judged;
  }

  private plan(
    screening: Screening,
    result: OpenedResult,
    ourTag: string | null,
    shared: boolean,
  ): ReturnPlan {
    const rule = this.config.rule(screening.rule);
    if (!rule)
      return { ok: false, reason: `screening "${screening.rule}" is no longer configured` };
    if (result.outcome === null) return { ok: false, reason: 'the result has no outcome' };
    return planReturn(rule, result.outcome, templateValues(result), ourTag, shared);
  }
}

function takenOf({
  resultDigest: digest,
  resultDate: date,
  resultReceivedAt: receivedAt,
}: Screening): TakenResult | null {
  return digest && date && receivedAt ? { digest, date, receivedAt } : null;
}
