import type { EntityManager } from 'typeorm';
import type { FeedzEntity, NeededRecord } from '../write/feedz-record';
import type { PreviewArgs } from './preview.args';
import { rowsOf } from './rows-of';

/** A record that a preview would send, refuse or hold. */
export interface PreviewedRecord {
  readonly entity: FeedzEntity;
  readonly key: string;
  readonly state: string;
  /** Of what would be sent. */
  readonly kind: 'new' | 'changed' | 'again' | null;
  /** Names of the fields that it would bring. */
  readonly fields: readonly string[];
  readonly by: string | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly heldFor: readonly NeededRecord[];
}

/** A preview that ended well, by its id or the newest of a profile, if its records are kept. */
export async function keptPreview(
  manager: EntityManager,
  profile: string | undefined,
  run: string | undefined,
): Promise<{ readonly id: string; readonly profile: string; readonly endedAt: Date } | undefined> {
  const rows = await rowsOf<{ id: string; profile: string; endedAt: Date }>(manager, PREVIEW, [
    profile ?? null,
    run ?? null,
  ]);
  return rows[0];
}

/** In the order of kind and key. */
export function previewedRecords(
  manager: EntityManager,
  run: string,
  { entities, states = ['to-send'], after }: PreviewArgs,
  limit: number,
): Promise<PreviewedRecord[]> {
  const [entity = '', ...key] = after?.split('/') ?? [];
  return rowsOf(manager, RECORDS, [run, states, entities ?? null, entity, key.join('/'), limit]);
}

export function previewCursor({ entity, key }: Pick<PreviewedRecord, 'entity' | 'key'>): string {
  return `${entity}/${key}`;
}

const PREVIEW = `
  SELECT id, profile, ended_at FROM people_run r
  WHERE preview AND state = 'finished' AND ($1::text IS NULL OR profile = $1) AND ($2::uuid IS NULL OR id = $2)
    AND NOT EXISTS (SELECT FROM people_run n WHERE n.profile = r.profile AND n.preview AND n.started_at > r.started_at
      AND (n.reading_ended_at IS NOT NULL OR n.mode = 'write'))
  ORDER BY started_at DESC LIMIT 1`;

const RECORDS = `
  SELECT entity, key, state, kind, fields, by, code, reason, held_for FROM people_preview
  WHERE run = $1 AND state = ANY ($2::text[]) AND ($3::text[] IS NULL OR entity = ANY ($3))
    AND (entity, key) > ($4, $5) ORDER BY entity, key LIMIT $6`;
