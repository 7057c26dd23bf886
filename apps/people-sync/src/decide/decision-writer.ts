import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import { FeedzRecordStore } from '../write/feedz-record.store';
import type { FeedzEntity, FeedzRecord } from '../write/feedz-record';
import { RecordSeals } from '../write/record-seals';
import { tellOutcomes } from '../write/told-records';
import { decideRecord } from './decide-record.rules';
import type { Wanted } from './wanted';

/** One record that is decided about. */
export interface Decision {
  readonly entity: FeedzEntity;
  readonly key: string;
  readonly wanted: Wanted;
}

/** Of what a run decides: the run, its profile, and the database's time. */
export interface Deciding {
  readonly run: string;
  readonly profile: ProfileConfig;
  readonly now: Date;
}

/** Writes what was decided about a page of records, and tells of those that can be known before anything is sent. */
@Injectable()
export class DecisionWriter {
  constructor(
    private readonly records: FeedzRecordStore,
    private readonly seals: RecordSeals,
  ) {}

  /** @param before records of these decisions, locked */
  async write(
    unit: UnitOfWork,
    { run, profile, now }: Deciding,
    before: readonly FeedzRecord[],
    decisions: readonly Decision[],
  ): Promise<void> {
    const known = new Map(before.map((record) => [nameOf(record), record]));
    const changed = decisions.flatMap(({ entity, key, wanted }) => {
      const place = { profile: profile.id, entity, key, run };
      const next = decideRecord(known.get(nameOf(place)), wanted, place, {
        record: (record) => this.seals.record(place, record),
        message: (text) => this.seals.message(place, text),
      });
      return next ?? [];
    });
    await this.records.write(unit.manager, tellOutcomes(unit, profile.environment, changed, now));
  }
}

function nameOf({ entity, key }: Pick<FeedzRecord, 'entity' | 'key'>): string {
  return `${entity} ${key}`;
}
