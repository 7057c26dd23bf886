import { Injectable } from '@nestjs/common';
import type { GupyClient, GupyWebhookDraft } from '@ponte/clients/gupy';
import type { Settlement, TaskOutcome } from '@ponte/messaging';
import { SealError } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';
import type { CallVerdict } from '../call-verdict';
import { misfit, webhookDraft } from '../rules/headers.rules';
import { SealedToken } from '../sealed-token';
import type { PutToken } from '../task-kinds';
import { CurrentCall } from './current-call';
import { failedUnless } from './failed-unless';
import { GupyAccounts } from './gupy-accounts';

export type Prepared =
  | {
      readonly ok: true;
      readonly client: GupyClient;
      readonly account: string;
      readonly draft: GupyWebhookDraft;
      /** Of the draft without the token. */
      readonly declaration: string;
    }
  | { readonly ok: false; readonly failed: TaskOutcome<CallVerdict> };

/** What both calls that put a token into Gupy have in common. */
@Injectable()
export class WebhookCalls {
  constructor(
    private readonly config: RotatorConfig,
    readonly accounts: GupyAccounts,
    private readonly sealed: SealedToken,
    private readonly current: CurrentCall,
  ) {}

  /** Opens the token and fills the declaration in; a call that cannot be made is a failed one. */
  async prepare(payload: PutToken): Promise<Prepared> {
    const { hook, sealed, declaration } = payload;
    if (!(await this.current.is(payload))) return failed('it was given up meanwhile');
    const declared = this.config.webhook(hook);
    const client = declared && this.accounts.of(declared.account);
    if (!declared || !client) return failed('it is not in the file of this process');
    try {
      const token = this.sealed.open(hook, sealed);
      const why = misfit(declared, payload, token);
      if (why) return failed(why);
      const { account } = declared;
      return { ok: true, client, account, draft: webhookDraft(declared, token), declaration };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return failed(`its token cannot be opened: ${error.message}`);
    }
  }

  /** A call that died or was given up may have taken effect. */
  verdictOf(settlement: Settlement<CallVerdict>): CallVerdict {
    return failedUnless(settlement, true);
  }
}

function failed(reason: string): Prepared {
  return { ok: false, failed: { class: 'done', result: { as: 'failed', maybe: false, reason } } };
}
