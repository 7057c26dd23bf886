import { Injectable } from '@nestjs/common';
import { Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';

/** Scrapes come every 15 to 60 s. */
const EVERY_MS = 10_000;

const STATUSES = ['active', 'inactive', 'missing', 'failing', 'silent', 'removed', 'unknown'];

const COUNT = `
  SELECT h.id, coalesce(h.status, 'unknown') AS status,
    extract(epoch FROM clock_timestamp() - t.minted_at)::float8 AS age,
    extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS left,
    extract(epoch FROM clock_timestamp() - h.begun_at)::float8 AS rotating
  FROM webhook_hook h LEFT JOIN webhook_token t ON t.hook_id = h.id AND t.state = 'confirmed'
  WHERE h.declared`;

interface Row {
  readonly id: string;
  readonly status: string;
  readonly age: number | null;
  readonly left: number | null;
  readonly rotating: number | null;
}

/** What the service tells of its webhooks at `/metrics`; never a token, a digest or an address. */
@Injectable()
export class RotationMetrics {
  private readonly status;
  private readonly age;
  private readonly left;
  private readonly rotating;

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly database: DataSource,
  ) {
    this.status = metrics.gauge('webhook_status', '1 for the status that a webhook has', [
      'webhook',
      'status',
    ]);
    this.age = metrics.gauge('webhook_token_age_seconds', 'Age of the token in Gupy', ['webhook']);
    this.left = metrics.gauge('webhook_token_left_seconds', 'Until the token in Gupy ends', [
      'webhook',
    ]);
    this.rotating = metrics.gauge('webhook_rotating_seconds', 'How long a rotation is under way', [
      'webhook',
    ]);
    periodic.every('count webhooks', EVERY_MS, () => this.count());
  }

  private async count(): Promise<void> {
    const rows = (await this.database.query(COUNT)) as Row[];
    for (const { id: webhook, status: has, age, left, rotating } of rows) {
      for (const status of STATUSES) this.status.set({ webhook, status }, Number(status === has));
      if (age !== null) this.age.set({ webhook }, age);
      if (left !== null) this.left.set({ webhook }, left);
      this.rotating.set({ webhook }, rotating ?? 0);
    }
  }
}
