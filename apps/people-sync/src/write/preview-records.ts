import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { SealError } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { FeedzRecord } from './feedz-record';
import { RecordSeals } from './record-seals';
import { fromRow } from './rows';
import { type ChangedFields, changedFields } from './rules/changed-fields.rules';

/** Records of one statement: some 2 MB while they are open. */
const PAGE = 500;

/** Keeps record by record what a preview would send, refuse or hold, while its decisions are there: they are taken back. */
@Injectable()
export class PreviewRecords {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly seals: RecordSeals,
  ) {}

  /** @param manager of the transaction that decided; what is kept is written by others, which are committed */
  async keep(manager: EntityManager, run: string, profile: string): Promise<void> {
    await this.units.run((unit) => unit.manager.query(FORGET, [profile]));
    let place: readonly [string, string] | undefined = ['', ''];
    while (place) {
      const records = await this.page(manager, profile, place);
      const items = JSON.stringify(records.map((record) => this.itemOf(record)));
      if (records.length > 0)
        await this.units.run((unit) => unit.manager.query(KEEP, [run, items]));
      const last: FeedzRecord | undefined = records.at(-1);
      place = last && records.length === PAGE ? [last.entity, last.key] : undefined;
    }
  }

  private async page(
    manager: EntityManager,
    profile: string,
    after: readonly [string, string],
  ): Promise<FeedzRecord[]> {
    const rows = await manager.query<Record<string, unknown>[]>(NEXT, [profile, ...after, PAGE]);
    return rows.map((row) => fromRow<FeedzRecord>(row));
  }

  private itemOf(record: FeedzRecord) {
    const { entity, key, state, by, code, reason, heldFor } = record;
    const { kind, fields } = this.brings(record);
    return { entity, key, state, by, code, reason, held_for: heldFor, kind, fields };
  }

  /** Nothing where there is nothing to send, or it cannot be opened: a preview is no place to fail for that. */
  private brings(
    record: FeedzRecord,
  ): ChangedFields | { readonly kind: null; readonly fields: [] } {
    const { wanted, accepted } = record;
    if (record.state !== 'to-send' || wanted === null) return { kind: null, fields: [] };
    try {
      const before = accepted === null ? undefined : this.seals.open<object>(record, accepted);
      return changedFields(this.seals.open<object>(record, wanted), before);
    } catch (error) {
      if (error instanceof SealError) return { kind: null, fields: [] };
      throw error;
    }
  }
}

// Of a profile only the newest preview has its records.
const FORGET = `
  DELETE FROM people_preview p USING people_run r WHERE r.id = p.run AND r.profile = $1`;

const NEXT = `
  SELECT * FROM feedz_record WHERE profile = $1 AND state IN ('to-send','refused','held','unknown')
    AND (entity, key) > ($2, $3) ORDER BY entity, key LIMIT $4`;

const KEEP = `
  INSERT INTO people_preview (run, entity, key, state, by, code, reason, held_for, kind, fields)
  SELECT $1, i.entity, i.key, i.state, i.by, i.code, i.reason, i.held_for, i.kind, i.fields
  FROM jsonb_to_recordset($2::jsonb) AS i(entity text, key text, state text, by text, code int, reason text,
    held_for jsonb, kind text, fields jsonb)
  ON CONFLICT DO NOTHING`;
