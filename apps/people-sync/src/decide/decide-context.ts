import type { EntityManager } from 'typeorm';
import { storable } from '../read/storable';
import type { AuxiliaryEntity, StructureFacts } from '../rules/facts';
import { statesBefore } from '../write/rules/record-states.rules';

/** What the records of persons are decided by besides the persons: little, and read once per page. */
export interface DecideContext {
  readonly situation: (code: string) => StructureFacts | undefined;
  /** Whether a structure record is at Feedz, or will be before the persons are sent. */
  readonly knows: (entity: AuxiliaryEntity, code: string) => boolean;
}

/** Reads the context after the structure of the run was decided. */
export async function decideContext(
  manager: EntityManager,
  profile: string,
): Promise<DecideContext> {
  const situations = await manager.query<{ code: string; clear: object }[]>(
    `SELECT key AS code, clear FROM people_record WHERE profile = $1 AND entity = 'situation'`,
    [profile],
  );
  const facts = new Map(
    situations.map(({ code, clear }) => [
      code,
      { ...clear, entity: 'situation', code } as StructureFacts,
    ]),
  );
  const known = await manager.query<{ entity: string; key: string }[]>(
    `SELECT entity, key FROM feedz_record WHERE profile = $1 AND entity IN ('unit','department','job')
       AND (accepted_hash IS NOT NULL OR state = ANY ($2::text[]))`,
    [profile, statesBefore('send', 'sending')],
  );
  const codes = new Set(known.map(({ entity, key }) => `${entity} ${key}`));
  return {
    situation: (code) => facts.get(code),
    knows: (entity, code) => codes.has(`${entity} ${storable(code)}`),
  };
}
