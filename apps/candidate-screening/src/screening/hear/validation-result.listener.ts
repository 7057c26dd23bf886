import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type ValidationResultReceived, validationResultReceived } from '@ponte/contracts';
import { type HearContext, type Heard, SubscribeSlice, UnacceptableEvent } from '@ponte/messaging';
import { SealError, Sealer } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';
import { OrderTasks } from '../order-tasks';
import { keptOf } from '../kept-event';
import { keepUnmatched } from '../result-log.store';
import type { Screening } from '../screening.entity';
import { screeningsAround } from '../screening.store';
import { TakeResult } from '../take-result';
import { openResult, type OpenedResult } from './open-result';

type Received = Heard<ValidationResultReceived>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Platforms delivered results: into the screenings that they are of, or kept until their screening appears. */
@Controller()
export class ValidationResultListener {
  constructor(
    private readonly config: ScreeningConfig,
    private readonly orders: OrderTasks,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
  ) {}

  @SubscribeSlice(validationResultReceived)
  async hear(
    @Payload() events: readonly Received[],
    @Ctx() { unit, unitFor }: HearContext,
  ): Promise<void> {
    const ids = events.flatMap((event) => screeningIdOf(event) ?? []);
    const known = await screeningsAround(unit.manager, [...new Set(ids)]);
    const { screenings, orders } = await this.orders.lock(unit.manager, known);
    const byId = new Map(screenings.map((screening) => [screening.id, screening]));
    for (const event of events) {
      const screening = byId.get(screeningIdOf(event) ?? '');
      if (!screening) await keepUnmatched(unit.manager, event);
      else await this.taking.take(unitFor(event), screening, this.open(event, screening), orders);
    }
  }

  /** @throws UnacceptableEvent for a result of somebody else's order, or one that cannot be opened */
  private open(event: Received, screening: Screening): OpenedResult {
    const { source } = event.value;
    const expected = this.config.resultSourceOf(screening.provider);
    // A platform may settle its own orders only, whatever ids it has learnt.
    if (source !== expected) {
      throw new UnacceptableEvent(
        `a result from source "${source}" for an order of "${screening.provider}", whose results come from "${expected}"`,
      );
    }
    try {
      return openResult(keptOf(event), this.sealer);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      throw new UnacceptableEvent(`the result cannot be opened: ${error.message}`);
    }
  }
}

/** Our screening's id, if the platform gave back something that can be one. */
function screeningIdOf({ value: { externalId } }: Received): string | undefined {
  return UUID.test(externalId) ? externalId.toLowerCase() : undefined;
}
