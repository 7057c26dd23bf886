import { Injectable } from '@nestjs/common';
import { screeningConcluded } from '@ponte/contracts';
import { type UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ScreeningConfig } from '../config/screening.config';
import type { OpenedResult } from './hear/open-result';
import { type Disposition, logResult } from './result-log.store';
import { judgeResult, resultDigest, type TakenResult } from './rules/result.rules';
import { planReturn, type ReturnPlan } from './rules/return.rules';
import { templateValues } from './rules/template-values';
import type { Screening } from './screening.entity';
import { saveScreening } from './screening.store';
import { SealedText } from './sealed-text';
import { confirmOrder } from './tell/confirm-order';
import { asOf, screeningFacts } from './tell/screening-facts';
import { WritePlan } from './write-plan';

/** Takes a result into its screening: the one place where results become writes. */
@Injectable()
export class TakeResult {
  private readonly log;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly texts: SealedText,
    private readonly writes: WritePlan,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'take-result' });
  }

  /** `screening` is locked. What the result turned out to be is recorded and logged. */
  async take(unit: UnitOfWork, screening: Screening, result: OpenedResult): Promise<Disposition> {
    const disposition = await this.decide(unit, screening, result);
    await logResult(unit.manager, result, disposition);
    this.log.info(
      {
        screening: screening.id,
        rule: screening.rule,
        state: screening.state,
        reason: screening.reason,
        disposition,
        event: result.eventId,
      },
      'result heard',
    );
    return disposition;
  }

  private async decide(
    unit: UnitOfWork,
    screening: Screening,
    result: OpenedResult,
  ): Promise<Disposition> {
    if (screening.state === 'closed') return 'late';
    const judged = judgeResult(result, takenOf(screening));
    if (judged === 'stale') return 'stale';
    screening.resultDate = result.date;
    screening.resultReceivedAt = result.receivedAt;
    // A parked screening is judged again even by a repeat: the configuration may know the outcome by now.
    if (judged === 'repeat' && screening.state !== 'parked') {
      await saveScreening(unit.manager, screening);
      return 'repeat';
    }
    const now = this.clock.now();
    confirmOrder(unit, screening, screening.orderId, now);
    screening.outcome = result.outcome;
    screening.score = result.rawScore;
    screening.resultDigest = resultDigest(result);
    const plan = this.plan(screening, result);
    if (!plan.ok) {
      screening.become('parked', now, plan.reason);
      await saveScreening(unit.manager, screening);
      return judged;
    }
    screening.resultRound += 1;
    screening.tagSealed = plan.tag === null ? null : this.texts.seal(screening, plan.tag);
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

  private plan(screening: Screening, result: OpenedResult): ReturnPlan {
    const rule = this.config.rule(screening.rule);
    if (!rule)
      return { ok: false, reason: `screening "${screening.rule}" is no longer configured` };
    if (result.outcome === null) return { ok: false, reason: 'the result has no outcome' };
    const tag =
      screening.tagSealed === null ? null : this.texts.open(screening, screening.tagSealed);
    return planReturn(rule, result.outcome, templateValues(result), tag);
  }
}

function takenOf({
  resultDigest: digest,
  resultDate: date,
  resultReceivedAt: receivedAt,
}: Screening): TakenResult | null {
  return digest && date && receivedAt ? { digest, date, receivedAt } : null;
}
