import { TokenSources } from './token-sources';
import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { RotatorConfig } from '../../config/rotator.config';
import type { CallVerdict } from '../call-verdict';
import { credentialDigest, misfit } from '../rules/headers.rules';
import { SealedToken } from '../sealed-token';
import { TakeOutcome } from '../take-outcome';
import { MINT_TOKEN, type MintToken } from '../task-kinds';
import { CurrentCall } from './current-call';
import { failedUnless } from './failed-unless';

/** Gets a new token of a webhook. It is sealed before it leaves this function. */
@Performs(MINT_TOKEN)
export class MintTokenTask implements TaskPerformer<MintToken, CallVerdict> {
  constructor(
    private readonly config: RotatorConfig,
    private readonly sources: TokenSources,
    private readonly sealed: SealedToken,
    private readonly outcomes: TakeOutcome,
    private readonly current: CurrentCall,
  ) {}

  async perform(
    { payload }: TaskView<MintToken>,
    signal: AbortSignal,
  ): Promise<TaskOutcome<CallVerdict>> {
    if (!(await this.current.is(payload))) return failed('it was given up meanwhile');
    const { hook } = payload;
    const declared = this.config.webhook(hook);
    const source = this.sources.of(hook);
    if (!declared || !source) return failed('it is not in the file of this process');
    const why = misfit(declared, payload);
    if (why) return failed(why);
    const result = await source.issue({ signal });
    if (!result.ok) return failed(result.reason, result.retryAfterMs);
    const { token, lifeMs = declared.token.life } = result.body;
    const { every } = declared.token as { every?: number };
    const minted = {
      sealed: this.sealed.seal(hook, token),
      sha256: credentialDigest(declared.headers, token),
      lifeMs,
      ...(every !== undefined && { renewAfterMs: every }),
    };
    return { class: 'done', result: { as: 'minted', minted } };
  }

  settled(
    unit: UnitOfWork,
    { payload }: TaskView<MintToken>,
    settlement: Settlement<CallVerdict>,
  ): Promise<void> {
    return this.outcomes.ended(unit, payload, failedUnless(settlement, false));
  }
}

function failed(reason: string, retryAfterMs?: number): TaskOutcome<CallVerdict> {
  return { class: 'done', result: { as: 'failed', maybe: false, reason, retryAfterMs } };
}
