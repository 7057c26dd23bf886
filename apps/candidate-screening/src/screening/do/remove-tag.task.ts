import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { SealedText } from '../sealed-text';
import { type GupyWrite, REMOVE_TAG } from '../task-kinds';
import { WritePlan } from '../write-plan';
import { GupyAccounts } from './gupy-accounts';
import { toOutcome, unknownAccount } from './write-outcome';

/** Takes a tag away; a tag that is not there is success. */
@Performs(REMOVE_TAG)
export class RemoveTagTask implements TaskPerformer<GupyWrite> {
  constructor(
    private readonly accounts: GupyAccounts,
    private readonly texts: SealedText,
    private readonly writes: WritePlan,
  ) {}

  async perform({ payload }: TaskView<GupyWrite>, signal: AbortSignal): Promise<TaskOutcome> {
    const gupy = this.accounts.of(payload.source);
    if (!gupy) return unknownAccount(payload.source);
    return toOutcome(
      await gupy.removeTag(payload, this.texts.open(payload, payload.text), { signal }),
    );
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<GupyWrite>,
    settlement: Settlement,
  ): Promise<void> {
    return this.writes.settled(unit, payload, settlement);
  }
}
