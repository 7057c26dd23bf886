import { Deliveries } from '../core/deliveries';
import type { Delivery } from '../core/delivery';
import type { Random } from '../core/random';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import type { GupyEvent } from './gupy.events';
import type { Webhook } from './gupy.model';
import type { GupySettings } from './gupy.settings';
import type { GupyStore } from './gupy.store';

const DEFAULT_HEADERS = { 'content-type': 'application/json;charset=utf-8' };
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Overrides of one emission, for a test that wants a certain duplicate or delay. */
export interface EmitOptions {
  /** Deliveries of the same event beyond the first. */
  readonly duplicates?: number;
  /** Real milliseconds before the first attempt. */
  readonly delayMs?: number;
}

/**
 * What a delivery carries besides its body. The vendor's habit: any registered header replaces the defaults, so a content
 * type comes only if it is registered too.
 */
export function deliveryHeaders({
  clientHeaders,
}: Pick<Webhook, 'clientHeaders'>): Readonly<Record<string, string>> {
  return Object.keys(clientHeaders).length === 0 ? DEFAULT_HEADERS : clientHeaders;
}

/** Delivers events to the registered webhooks: only to active ones, at least once, in no certain order. */
export class Postman {
  readonly deliveries: Deliveries;
  private readonly random: Random;
  /** Since when each webhook has had nothing but errors. */
  private readonly failingSince = new Map<string, number>();

  constructor(
    private readonly store: GupyStore,
    private readonly settings: Settings<GupySettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.random = parts.random;
    this.deliveries = new Deliveries(
      {
        retryAfterMs: () => settings.value.retryAfterMinutes.map((minutes) => minutes * MINUTE_MS),
        timeoutMs: () => settings.value.deliveryTimeoutMs,
        timeScale: () => settings.value.timeScale,
        isSuccess: (status) => status === 200,
        attempted: (delivery, succeeded) => this.judge(delivery, succeeded),
      },
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  /** Sends to every active webhook of the event's action; returns the deliveries begun. */
  emit(event: GupyEvent, options: EmitOptions = {}): Delivery[] {
    return [...this.store.webhooks.values()]
      .filter(({ action, status }) => action === event.event && status === 'active')
      .flatMap((webhook) => this.toWebhook(webhook, event, options));
  }

  /** What an inactivation or removal does to deliveries that wait for their repeat. */
  stop(webhookId: string): void {
    this.deliveries.cancel((delivery) => delivery.webhookId === webhookId);
  }

  /** The vendor's rule: a URL with nothing but errors in seven days is switched off or removed, without notice. */
  private judge({ webhookId }: Delivery, succeeded: boolean): void {
    const webhook = webhookId === null ? undefined : this.store.webhooks.get(webhookId);
    if (!webhook) return;
    if (succeeded) return void this.failingSince.delete(webhook.id);
    const now = this.parts.timers.now();
    const since = this.failingSince.get(webhook.id) ?? now;
    this.failingSince.set(webhook.id, since);
    const { afterErrors, errorsForDays, timeScale } = this.settings.value;
    if (afterErrors === 'nothing' || (now - since) * timeScale < errorsForDays * DAY_MS) return;
    this.failingSince.delete(webhook.id);
    if (afterErrors === 'remove') this.store.webhooks.delete(webhook.id);
    else webhook.status = 'inactive';
    this.stop(webhook.id);
  }

  private toWebhook(webhook: Webhook, event: GupyEvent, options: EmitOptions): Delivery[] {
    const { duplicateProbability, disorderProbability, disorderMs, retryHeaders } =
      this.settings.value;
    const snapshot = deliveryHeaders(webhook);
    const duplicates = options.duplicates ?? (this.random.chance(duplicateProbability) ? 1 : 0);
    return Array.from({ length: 1 + duplicates }, (_, copy) => {
      const late = copy > 0 || this.random.chance(disorderProbability);
      const delayMs = options.delayMs ?? (late ? Math.round(this.random.next() * disorderMs) : 0);
      return this.deliveries.send({
        event: event.event,
        eventId: event.id,
        webhookId: webhook.id,
        url: this.rewritten(webhook.postbackUrl),
        headers: () => (retryHeaders === 'snapshot' ? snapshot : deliveryHeaders(webhook)),
        body: JSON.stringify(event),
        delayMs,
      }).delivery;
    });
  }

  private rewritten(url: string): string {
    for (const [from, to] of Object.entries(this.settings.value.rewritePostbacks)) {
      if (url.startsWith(from)) return to + url.slice(from.length);
    }
    return url;
  }
}
