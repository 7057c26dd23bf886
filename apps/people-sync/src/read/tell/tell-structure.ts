import { Injectable } from '@nestjs/common';
import { datasulStructure } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../../config/profile.config';
import type { StructureEntity, StructureFacts } from '../../rules/facts';
import { noteTold } from './note-told';

interface Untold {
  readonly entity: StructureEntity;
  readonly key: string;
  readonly clear: Pick<StructureFacts, 'name' | 'initiative' | 'justCause'>;
  readonly present: boolean;
  readonly version: number;
  readonly changedAt: Date;
}

/** Tells `datasul.structure.v1` of what nobody was told of yet. */
@Injectable()
export class TellStructure {
  /** Returns how many records it told, at most so many. */
  async tell(
    unit: UnitOfWork,
    { id: profile, environment }: ProfileConfig,
    limit: number,
  ): Promise<number> {
    const records = await unit.manager.query<Untold[]>(UNTOLD, [profile, limit]);
    for (const { entity, key: code, clear, present, version, changedAt } of records) {
      const { name, initiative, justCause } = clear;
      const value = { profile, environment, entity, code, name, initiative, justCause, version };
      unit.tell(
        datasulStructure,
        { ...value, present, changedAt: changedAt.toISOString() },
        { subject: `${profile}/${entity}/${code}`, stateVersion: version, time: changedAt },
      );
    }
    await noteTold(unit.manager, profile, records);
    return records.length;
  }
}

const UNTOLD = `
  SELECT entity, key, clear, present, version, changed_at AS "changedAt" FROM people_record
  WHERE profile = $1 AND entity IN ('situation','unit','department','job') AND version > told_version
  ORDER BY entity, key LIMIT $2 FOR UPDATE`;
