import { type Json, clearPart } from './clear-part.ts';
import { STATE_TYPES } from './known-types.ts';

/** A record as it came from the log. */
export interface LoggedRecord {
  readonly offset: string;
  /** Of the record, in milliseconds since 1970. */
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A row of `event` or of `state`, named as the columns are. */
export interface LandedRow {
  readonly type: string;
  readonly id: string;
  readonly key: string | null;
  readonly source: string | null;
  /** RFC 3339. */
  readonly happened_at: string;
  /** Of a state only. */
  readonly version: number;
  readonly value: Json;
  readonly sealed: readonly string[];
  readonly offset: string;
}

/** `gone`: the key of a compacted topic was deleted. */
export type Landed =
  | { readonly kind: 'event' | 'state'; readonly row: LandedRow }
  | { readonly kind: 'gone'; readonly type: string; readonly key: string }
  | { readonly kind: 'unreadable' };

/**
 * Reads one record; knows nothing of its contract but the headers of CloudEvents and, of a compacted topic, the version.
 *
 * @param topic without the prefix of its environment: the type, unless the record's header names another
 */
export function landed(topic: string, partition: number, record: LoggedRecord): Landed {
  const type = header(record, 'ce_type') ?? topic;
  const key = record.key && text(record.key);
  if (record.value === null)
    return STATE_TYPES.has(type) && key !== null
      ? { kind: 'gone', type, key }
      : { kind: 'unreadable' };
  const value = parsed(record.value);
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value))
    return { kind: 'unreadable' };
  const { clear, sealed } = clearPart(value);
  const version = value['version'];
  const isState = STATE_TYPES.has(type) && key !== null && Number.isSafeInteger(version);
  return {
    kind: isState ? 'state' : 'event',
    row: {
      type,
      key,
      // Whoever wrote no id wrote the record once, as far as anybody can tell.
      id: header(record, 'ce_id') ?? `${topic}/${partition}/${record.offset}`,
      source: header(record, 'ce_source') ?? null,
      happened_at: time(header(record, 'ce_time')) ?? time(Number(record.timestamp)) ?? EPOCH,
      version: isState ? (version as number) : 0,
      value: clear,
      sealed,
      offset: record.offset,
    },
  };
}

const EPOCH = '1970-01-01T00:00:00.000Z';

/** @returns `undefined` for what is no JSON, or is nested so deep that nobody could have meant it */
function parsed(value: Buffer): Json | undefined {
  try {
    const json = JSON.parse(value.toString('utf8')) as Json;
    JSON.stringify(json);
    return json;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function header(record: LoggedRecord, name: string): string | undefined {
  const value = record.headers?.[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const found = Buffer.isBuffer(first) ? text(first) : typeof first === 'string' ? first : '';
  return found === '' ? undefined : found;
}

function text(bytes: Buffer): string {
  return bytes.toString('utf8').toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Within what PostgreSQL and JavaScript both know as a time of this era. */
function time(value: string | number | undefined): string | undefined {
  const date = new Date(value ?? Number.NaN);
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date.toISOString() : undefined;
}
