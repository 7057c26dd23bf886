import { Injectable } from '@nestjs/common';
import { LookupHasher } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { checkStructure } from '../rules/check-structure.rules';
import type { AuxiliaryEntity } from '../rules/facts';
import { localFault } from '../rules/fault-table';
import { mainFault } from '../rules/person-record.rules';
import { recordHashText } from '../rules/record-hash';
import { structureNames } from '../rules/structure-names.rules';
import type { Wanted } from './wanted';

interface StoredStructure {
  readonly code: string;
  readonly name: string | null;
  readonly isUnread: boolean;
}

interface StoredName {
  readonly code: string;
  readonly name: string | null;
}

/** What is wanted of each unit, department or job. All of one kind at once: whether a name clashes, only all of them tell. */
@Injectable()
export class StructureDecision {
  constructor(private readonly hasher: LookupHasher) {}

  async wanted(
    manager: EntityManager,
    { id: profile, rules }: ProfileConfig,
    entity: AuxiliaryEntity,
  ): Promise<Map<string, Wanted>> {
    const stored = await manager.query<StoredStructure[]>(STORED, [profile, entity]);
    const atFeedz = await manager.query<StoredName[]>(AT_FEEDZ, [profile, entity]);
    const names = structureNames(stored, rules, atFeedz);
    return new Map(
      stored.map(({ code, isUnread }) => {
        const name = names.get(code)?.name ?? null;
        return [code, this.wantedOf(profile, entity, { code, name, isUnread })];
      }),
    );
  }

  private wantedOf(profile: string, entity: AuxiliaryEntity, found: StoredStructure): Wanted {
    const verdict = checkStructure(found.code, found.name);
    if (!verdict.ok || found.isUnread) {
      const unread = localFault('unread-field', { detail: 'descrição' });
      const fault =
        (verdict.ok || found.isUnread ? undefined : mainFault(verdict.faults)) ?? unread;
      return { kind: 'fault', ...fault, heldFor: [], manager: null };
    }
    const { record } = verdict;
    const hashes = this.hasher.all(recordHashText(profile, entity, record));
    const plain = { needs: [], emailHash: null, manager: null, again: false };
    return { kind: 'record', record, hashes, ...plain };
  }
}

// What is not in Datasul any more stays as it is at Feedz, which knows no deletion.
const STORED = `
  SELECT key AS code, clear->>'name' AS name,
    coalesce(jsonb_path_exists(clear, '$.unread[*] ? (@ == "name")'), false) AS "isUnread"
  FROM people_record WHERE profile = $1 AND entity = $2 AND present ORDER BY key`;

// What was sent without an answer may be there too.
const AT_FEEDZ = `
  SELECT key AS code, record::jsonb->>'name' AS name
  FROM feedz_record, unnest(ARRAY[accepted, doubted]) AS record
  WHERE profile = $1 AND entity = $2 AND record IS NOT NULL ORDER BY key`;
