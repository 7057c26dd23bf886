import { Injectable } from '@nestjs/common';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;
/** Rows of one transaction; a thousand webhooks that rotate hourly retire 24 000 a day. */
const MOST = 5_000;

/** How long it can be seen which tokens a webhook had. Their texts went when they ended. */
const PURGE = `
  WITH gone AS (
    DELETE FROM webhook_token WHERE id IN (
      SELECT id FROM webhook_token
      WHERE state = 'retired' AND retired_at < clock_timestamp() - interval '30 days' LIMIT ${MOST})
    RETURNING id)
  SELECT count(*)::int AS count FROM gone`;

/** Deletes tokens that ended long ago. */
@Injectable()
export class PurgeTimer {
  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly logger: PonteLogger,
  ) {
    periodic.every('purge tokens', EVERY_MS, (signal) => this.purge(signal));
  }

  private async purge(signal: AbortSignal): Promise<void> {
    let count = MOST;
    while (count === MOST && !signal.aborted) {
      const [row] = (await this.database.query(PURGE)) as [{ count: number }];
      count = row.count;
      if (count > 0) this.logger.info({ count }, 'tokens that ended long ago were deleted');
    }
  }
}
