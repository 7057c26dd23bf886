import type { WebhookHook } from '../hook.entity';

/** A process of ingest as it was last heard of. */
export interface IngestProcess {
  readonly instance: string;
  /** Offset behind the last record that it has in force. */
  readonly position: number;
  /** Milliseconds since it was heard of, by the database's clock: no other clock is trusted. */
  readonly ageMs: number;
}

/** What is known of ingest and of the topic of credentials. */
export interface IngestFacts {
  readonly processes: readonly IngestProcess[];
  /** Offset behind the last record that we heard back ourselves; `null` before the first. */
  readonly nextOffset: number | null;
}

export type InForce =
  { readonly inForce: true } | { readonly inForce: false; readonly why: string };

/**
 * Whether every process of ingest accepts what was told with `serial`, or later.
 *
 * Our own record is heard back, so its offset is known: the latest one counts, for offsets begin again when a topic was
 * made anew. A process that claims a position behind the end of the topic as we know it speaks of a former one and is
 * waited for.
 */
export function inForceAtIngest(
  hook: Pick<WebhookHook, 'heardSerial' | 'heardOffset'>,
  serial: number,
  { processes, nextOffset }: IngestFacts,
  seenWithinMs: number,
): InForce {
  const { heardSerial, heardOffset } = hook;
  if (heardSerial === null || heardOffset === null || heardSerial < serial)
    return no('the record of the new digest has not been heard back from Kafka');
  const seen = processes.filter(({ ageMs }) => ageMs <= seenWithinMs);
  if (seen.length === 0) return no('no process of ingest has said what it has in force');
  const behind = seen.filter(
    ({ position }) => position <= heardOffset || (nextOffset !== null && position > nextOffset),
  );
  if (behind.length === 0) return { inForce: true };
  const names = behind.slice(0, 3).map(({ instance }) => instance);
  return no(
    `${behind.length} of ${seen.length} processes of ingest do not have it: ${names.join(', ')}`,
  );
}

function no(why: string): InForce {
  return { inForce: false, why };
}
