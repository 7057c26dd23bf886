import { Injectable } from '@nestjs/common';
import { GupyClient } from '@ponte/clients/gupy';
import type { CallFailure } from '@ponte/clients/http';
import { Drain } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';
import { listedWebhook, type ListedWebhook } from '../rules/listed-webhook';

export type Listed =
  | { readonly ok: true; readonly webhooks: readonly ListedWebhook[] }
  | (CallFailure & { readonly ok: false });

/** One Gupy client per configured account. */
@Injectable()
export class GupyAccounts {
  private readonly clients: ReadonlyMap<string, GupyClient>;

  constructor(config: RotatorConfig, drain: Drain) {
    this.clients = new Map(
      [...config.accounts].map(([account, { token, ...options }]) => [
        account,
        new GupyClient({ ...options, account, token: () => token.resolve() }),
      ]),
    );
    drain.add('publisher', 'gupy clients', async () => {
      await Promise.all([...this.clients.values()].map((client) => client.close()));
    });
  }

  /** `undefined` if the account left the configuration. */
  of(account: string): GupyClient | undefined {
    return this.clients.get(account);
  }

  /** All webhooks of an account, or why that cannot be told: a list with a hole in it proves nothing. */
  async list(account: string, signal?: AbortSignal): Promise<Listed> {
    const client = this.of(account);
    if (!client) return unreadable(`the account "${account}" is not configured`);
    const webhooks: ListedWebhook[] = [];
    for await (const result of client.webhooks.list({ signal, pace: 'wait' })) {
      if (!result.ok) return result;
      if (result.page.skipped > 0)
        return unreadable(`gupy ${account}: a webhook of the list cannot be read`);
      webhooks.push(...result.page.items.map(listedWebhook));
    }
    return { ok: true, webhooks };
  }
}

function unreadable(reason: string): CallFailure {
  return { ok: false, class: 'transient', fault: 'unreadable', reason };
}
