import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type ValidationResultReceived, validationResultReceived } from '@ponte/contracts';
import { type HearContext, type Heard, Subscribe, UnacceptableEvent } from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';
import { keepUnmatched } from '../result-log.store';
import { lockScreening } from '../screening.store';
import { TakeResult } from '../take-result';
import { openResult } from './open-result';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A platform delivered a result: into the screening that it is of, or kept until that screening appears. */
@Controller()
export class ValidationResultListener {
  constructor(
    private readonly config: ScreeningConfig,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
  ) {}

  @Subscribe(validationResultReceived)
  async hear(
    @Payload() event: Heard<ValidationResultReceived>,
    @Ctx() { unit }: HearContext,
  ): Promise<void> {
    const { source, externalId } = event.value;
    const screening = UUID.test(externalId)
      ? await lockScreening(unit.manager, externalId.toLowerCase())
      : null;
    if (!screening) return keepUnmatched(unit.manager, event);
    const expected = this.config.resultSourceOf(screening.provider);
    // A platform may settle its own orders only, whatever ids it has learnt.
    if (source !== expected) {
      throw new UnacceptableEvent(
        `a result from source "${source}" for an order of "${screening.provider}", whose results come from "${expected}"`,
      );
    }
    await this.taking.take(unit, screening, openResult(event, this.sealer));
  }
}
