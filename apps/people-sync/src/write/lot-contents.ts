import { Injectable } from '@nestjs/common';
import { type FeedzRecords, integrationIdOf } from '@ponte/clients/feedz';
import type { EntityManager } from 'typeorm';
import type { FeedzLot } from './feedz-lot';
import { RecordSeals } from './record-seals';

/** A record of a lot as it is sent. */
export interface LotRecord {
  readonly key: string;
  /** By which Feedz names it; personal. */
  readonly integrationId: string;
  readonly record: FeedzRecords[FeedzLot['entity']];
}

/** What a lot holds, opened: it stands nowhere else than in its records, which a run does not change while it sends them. */
@Injectable()
export class LotContents {
  constructor(private readonly seals: RecordSeals) {}

  /**
   * In the order of the lot; a record that is wanted otherwise by now is left out.
   * @throws SealError
   */
  async of(manager: EntityManager, { id, profile, entity }: FeedzLot): Promise<LotRecord[]> {
    const rows = await manager.query<{ key: string; wanted: string }[]>(
      `SELECT r.key, r.wanted FROM feedz_lot_item i
       JOIN feedz_record r ON ${OF_LOT} AND r.wanted_hash = i.hash
       WHERE i.lot = $1 AND r.wanted IS NOT NULL ORDER BY i.position`,
      [id, profile, entity],
    );
    return rows.map(({ key, wanted }) => {
      const place = { profile, entity, key };
      const record = this.seals.open<LotRecord['record']>(place, wanted);
      return { key, record, integrationId: integrationIdOf(record) };
    });
  }

  /** Of each record of a lot, in its order: by what Feedz names it; `''` for one that is wanted no more. */
  async ids(manager: EntityManager, { id, profile, entity }: FeedzLot): Promise<string[]> {
    const rows = await manager.query<{ key: string; wanted: string | null }[]>(
      `SELECT i.key, r.wanted FROM feedz_lot_item i
       LEFT JOIN feedz_record r ON ${OF_LOT}
       WHERE i.lot = $1 ORDER BY i.position`,
      [id, profile, entity],
    );
    return rows.map(({ key, wanted }) =>
      wanted === null
        ? ''
        : integrationIdOf(this.seals.open<LotRecord['record']>({ profile, entity, key }, wanted)),
    );
  }
}

// ANY (ARRAY(…)) keeps the planner on the primary key: without statistics it may read all records of the kind for each lot.
const OF_LOT = `r.profile = $2 AND r.entity = $3 AND r.key = i.key
  AND r.key = ANY (ARRAY(SELECT key FROM feedz_lot_item WHERE lot = $1))`;
