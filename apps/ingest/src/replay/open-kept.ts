import {
  type KeptBody,
  ingestRejected,
  ingestUnrouted,
  JsonTextError,
  parseJson,
} from '@ponte/contracts';
import type { RawRecord } from '@ponte/messaging';
import { SealError, type Sealer } from '@ponte/platform';
import type { Delivery } from '../edge/judgement';

/** A body that was kept aside, opened. */
export interface OpenedKept {
  readonly kept: KeptBody;
  readonly delivery: Delivery;
}

/** Opens a record of `ingest.rejected.v1` or `ingest.unrouted.v1`, or says why it cannot be; never quotes it. */
export function openKept(
  { value, headers }: Pick<RawRecord, 'value' | 'headers'>,
  sealer: Sealer,
): OpenedKept | string {
  const contract = [ingestRejected, ingestUnrouted].find(({ topic }) => topic === headers.ce_type);
  if (!contract) return 'its ce_type is none of a body that was kept aside';
  const read = value && parsed(value);
  if (!read) return 'it is not JSON';
  const [fault] = contract.validate(read);
  if (fault) return `it breaks its contract: ${fault.path} ${fault.message}`;
  const kept = read as KeptBody;
  try {
    const subject = { system: kept.kind, source: kept.source, person: '-' };
    const body = sealer.open(kept.sealed.raw, { purpose: 'raw', subject });
    const delivery = { body, contentType: kept.contentType, receivedAt: new Date(kept.receivedAt) };
    return { kept, delivery };
  } catch (error) {
    if (error instanceof SealError) return `it cannot be opened: ${error.message}`;
    throw error;
  }
}

function parsed(value: Buffer): unknown {
  try {
    return parseJson(value);
  } catch (error) {
    if (error instanceof JsonTextError) return undefined;
    throw error;
  }
}
