import {
  decodeAs,
  decodeNothing,
  object,
  opaqueId,
  path,
  type CallOptions,
  type HttpResult,
} from '@ponte/clients/http';
import type { GupyApi, ListOptions } from './gupy-api';
import { webhookShape, type GupyWebhook, type GupyWebhookDraft } from './gupy-values';
import type { PageResult } from './pages';

/** The webhook configuration of one account; needs permission for Webhook Configurations. */
export class GupyWebhooks {
  constructor(private readonly api: GupyApi) {}

  list(options?: ListOptions): AsyncIterable<PageResult<GupyWebhook>> {
    return this.api.list(path`/webhooks`, { fields: 'all' }, webhookShape, options);
  }

  /** Not idempotent: after class `ambiguous`, look for action and postbackUrl in {@link list} before repeating. */
  create(
    webhook: GupyWebhookDraft,
    options?: CallOptions,
  ): Promise<HttpResult<{ readonly id: string }>> {
    const decode = decodeAs(object({ id: opaqueId }));
    return this.api.call({
      ...options,
      method: 'POST',
      path: path`/webhooks`,
      json: webhook,
      decode,
    });
  }

  /** A full update, idempotent. */
  update(id: string, webhook: GupyWebhookDraft, options?: CallOptions): Promise<HttpResult<void>> {
    const at = path`/webhooks/${{ id }}`;
    return this.api.call({
      ...options,
      method: 'PUT',
      path: at,
      json: webhook,
      decode: decodeNothing,
    });
  }

  /** Idempotent: a webhook that is not there (404) is success. */
  delete(id: string, options?: CallOptions): Promise<HttpResult<void>> {
    const at = path`/webhooks/${{ id }}`;
    return this.api.call({
      ...options,
      method: 'DELETE',
      path: at,
      accept: [404],
      decode: decodeNothing,
    });
  }
}
