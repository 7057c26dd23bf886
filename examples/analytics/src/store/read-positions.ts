import type { Client } from 'pg';
import type { Extent, ReadPlan } from '../kafka/plan-read.ts';
import type { Stretch } from '../kafka/read-topics.ts';

export interface PlannedStretches {
  readonly stretches: readonly Stretch[];
  /** Partitions whose records expired before they were read. */
  readonly expired: readonly { readonly name: string; readonly records: bigint }[];
  /** Partitions that end before what was read: their topic was made anew and is read from its beginning. */
  readonly restarted: readonly string[];
}

/**
 * Where to go on in each partition: at the stored position, at the first record of a new one. Positions belong to a
 * cluster: on another one (a rebuilt local stack) reading begins anew, and what is kept already does not count twice.
 *
 * @param follow the stretches have no end
 */
export async function readPositions(
  client: Client,
  plan: ReadPlan,
  follow: boolean,
): Promise<PlannedStretches> {
  const { rows } = await client.query<{ topic: string; partition: number; next_offset: string }>(
    'SELECT topic, partition, next_offset FROM read_position WHERE cluster = $1',
    [plan.cluster],
  );
  const stored = new Map(
    rows.map((row) => [`${row.topic}/${row.partition}`, BigInt(row.next_offset)]),
  );
  const expired: { name: string; records: bigint }[] = [];
  const restarted: string[] = [];
  const stretches: Stretch[] = [];
  for (const extent of plan.extents) {
    const name = `${extent.onCluster}/${extent.partition}`;
    const position = stored.get(name);
    let from = position ?? extent.low;
    if (from > extent.high) {
      restarted.push(name);
      from = extent.low;
    } else if (from < extent.low) {
      expired.push({ name, records: extent.low - from });
      await noteExpired(client, plan.cluster, extent, extent.low - from);
      from = extent.low;
    }
    const { onCluster, topic, partition, high } = extent;
    stretches.push({ onCluster, topic, partition, from, ...(follow ? {} : { until: high }) });
  }
  return { stretches, expired, restarted };
}

/** Noted once: the position moves behind the hole with it. */
async function noteExpired(
  client: Client,
  cluster: string,
  extent: Extent,
  records: bigint,
): Promise<void> {
  await client.query(
    `UPDATE read_position SET expired = expired + $4, next_offset = $5
      WHERE cluster = $1 AND topic = $2 AND partition = $3`,
    [cluster, extent.onCluster, extent.partition, records, extent.low],
  );
}
