import { createHmac } from 'node:crypto';
import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import { FIRST_STATUS, type Comment, type Issue } from './jira.model';
import type { JiraSettings } from './jira.settings';
import { updatedEvent } from './jira.events';

/** Issues kept; the oldest are forgotten beyond it. */
const MOST_ISSUES = 20_000;

/** Keeps issues and tells the admin webhook of changes. */
export class Tracker {
  readonly issues = new Map<string, Issue>();
  readonly deliveries: Deliveries;
  private lastNumber = 0;
  private lastComment = 1_000;

  constructor(
    private readonly settings: Settings<JiraSettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.deliveries = new Deliveries(
      {
        retryAfterMs: () => settings.value.retryAfterMinutes.map((minutes) => minutes * 60_000),
        timeoutMs: () => settings.value.deliveryTimeoutMs,
        timeScale: () => settings.value.timeScale,
        isSuccess: (status) => status >= 200 && status < 300,
        // Source: announcement of the retry policy of Jira Cloud's webhooks.
        isRetried: (status) => [408, 409, 425, 429].includes(status) || status >= 500,
      },
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  create(fields: Issue['fields'], reporter: string): Issue {
    const { projectKey, requestTypeId, searchLagMs } = this.settings.value;
    const now = this.now();
    const number = (this.lastNumber += 1);
    const issue: Issue = {
      id: String(10_000 + number),
      key: `${projectKey}-${number}`,
      requestTypeId,
      reporter,
      fields,
      comments: [],
      createdAt: now,
      status: FIRST_STATUS,
      statusAt: now,
      updatedAt: now,
      visibleAt: this.parts.timers.now() + searchLagMs,
    };
    this.issues.set(issue.key, issue);
    if (this.issues.size > MOST_ISSUES) {
      const oldest = this.issues.keys().next().value;
      if (oldest !== undefined) this.issues.delete(oldest);
    }
    return issue;
  }

  find(idOrKey: string): Issue | undefined {
    return this.issues.get(idOrKey) ?? [...this.issues.values()].find(({ id }) => id === idOrKey);
  }

  /** What the index holds; issues named in `reconcile` as they are now. */
  searchable(reconcile: readonly string[]): Issue[] {
    const now = this.parts.timers.now();
    return [...this.issues.values()].filter(
      ({ id, visibleAt }) => visibleAt <= now || reconcile.includes(id),
    );
  }

  edit(issue: Issue, fields: Issue['fields']): Sent[] {
    const changed = Object.keys(fields).filter(
      (id) => JSON.stringify(issue.fields[id]) !== JSON.stringify(fields[id]),
    );
    Object.assign(issue.fields, fields);
    issue.updatedAt = this.now();
    const items = changed.map((field) => ({ field, from: null, to: null }));
    return items.length === 0 ? [] : this.tell(issue, items);
  }

  /** @param date by default now */
  moveTo(issue: Issue, status: string, date?: string, silent = false): Sent[] {
    const from = issue.status;
    issue.status = status;
    issue.statusAt = date ?? this.now();
    issue.updatedAt = issue.statusAt;
    return silent ? [] : this.tell(issue, [{ field: 'status', from, to: status }]);
  }

  comment(issue: Issue, body: string, isPublic: boolean): Comment {
    const comment: Comment = {
      id: String((this.lastComment += 1)),
      body,
      public: isPublic,
      created: this.now(),
    };
    issue.comments.push(comment);
    issue.updatedAt = comment.created;
    return comment;
  }

  /**
   * Tells the webhook; nowhere if there is none. Signed as admin webhooks with a secret are: HMAC-SHA256 over the body,
   * `X-Hub-Signature: sha256=<hex>`. The identifier stays the same over repeats.
   * Source: developer.atlassian.com/cloud/jira/platform/webhooks
   */
  tell(issue: Issue, items: Parameters<typeof updatedEvent>[1]): Sent[] {
    const { webhook } = this.settings.value;
    if (!webhook) return [];
    const body = JSON.stringify(updatedEvent(issue, items, this.settings.value.projectKey));
    const identifier = this.parts.random.uuid();
    const signature = webhook.secret
      ? `sha256=${createHmac('sha256', webhook.secret).update(body).digest('hex')}`
      : undefined;
    return [
      this.deliveries.send({
        event: 'jira:issue_updated',
        eventId: identifier,
        url: webhook.url,
        headers: (attempt) => ({
          'content-type': 'application/json; charset=UTF-8',
          'x-atlassian-webhook-identifier': identifier,
          'x-atlassian-webhook-flow': 'Primary',
          ...(attempt > 1 && { 'x-atlassian-webhook-retry': String(attempt - 1) }),
          ...(signature && { 'x-hub-signature': signature }),
        }),
        body,
      }),
    ];
  }

  reset(): void {
    this.issues.clear();
    this.lastNumber = 0;
    this.lastComment = 1_000;
    this.deliveries.reset();
  }

  close(): Promise<void> {
    return this.deliveries.close();
  }

  now(): string {
    return new Date(this.parts.timers.now()).toISOString();
  }
}
