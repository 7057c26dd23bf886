import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ingestCredentialsApplied, type IngestCredentialsApplied } from '@ponte/contracts';
import { SubscribeSlice, type HearContext, type Heard } from '@ponte/messaging';

const UPSERT = `
  INSERT INTO ingest_process (instance, position, seen_at)
  SELECT instance, position, clock_timestamp() FROM unnest($1::text[], $2::bigint[]) AS p (instance, position) ORDER BY instance
  ON CONFLICT (instance) DO UPDATE SET position = excluded.position, seen_at = excluded.seen_at`;

/** Which processes are forgotten: none of them has been waited for since long. */
const FORGET = `DELETE FROM ingest_process WHERE seen_at < clock_timestamp() - interval '1 day' OR instance = ANY ($1::text[])`;

/**
 * Learns how far each process of ingest has taken the credentials. When it was heard counts, by the database's clock, and
 * not the time that it states: processes whose clocks differ would look dead, and dead ones are not waited for.
 */
@Controller()
export class CredentialsAppliedListener {
  @SubscribeSlice(ingestCredentialsApplied)
  async hear(
    @Payload() events: readonly Heard<IngestCredentialsApplied>[],
    @Ctx() { unit: { manager } }: HearContext,
  ): Promise<void> {
    const latest = new Map(events.map(({ value }) => [value.instance, value]));
    const running = [...latest.values()].filter(({ state }) => state === 'running');
    const leaving = [...latest.values()].filter(({ state }) => state === 'leaving');
    if (running.length > 0)
      await manager.query(UPSERT, [
        running.map(({ instance }) => instance),
        running.map(({ position }) => position),
      ]);
    if (leaving.length > 0) await manager.query(FORGET, [leaving.map(({ instance }) => instance)]);
  }
}
