import { Injectable } from '@nestjs/common';
import { Clock, saoPauloTime, Sealer } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { EmployeeFacts } from '../../rules/facts';
import { openFacts } from '../open-facts';
import { isActive } from '../record-draft';
import { RecordStore } from '../record.store';

/**
 * Dismissals that were read before their day: from that day on their bond is not active, though Datasul lists nothing new.
 * The day itself is sealed; the month tells which of them are to be looked at.
 */
@Injectable()
export class DismissalsDue {
  constructor(
    private readonly records: RecordStore,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** Returns how many bonds became inactive, at most so many. */
  async note(manager: EntityManager, profile: string, limit: number): Promise<number> {
    const today = saoPauloTime(this.clock.now()).day;
    const maybe = await manager.query<Maybe[]>(MAYBE, [profile, today.slice(0, 7)]);
    const due = maybe
      .filter(({ person, sealed }) => {
        const facts = openFacts<EmployeeFacts>(this.sealer, profile, person, sealed);
        return !isActive(facts, today);
      })
      .slice(0, limit);
    if (due.length === 0) return 0;
    await manager.query(
      `UPDATE people_record SET clear = jsonb_set(clear, '{active}', 'false')
       WHERE profile = $1 AND entity = 'employee' AND key = ANY ($2::text[])`,
      [profile, due.map(({ key }) => key)],
    );
    const persons = [...new Set(due.map(({ person }) => person))];
    await this.records.touchPersons(manager, profile, persons);
    return due.length;
  }
}

interface Maybe {
  readonly key: string;
  readonly person: string;
  readonly sealed: string;
}

/**
 * Few: bonds with a dismissal recorded ahead, whose month has come. Locked: a page that is kept meanwhile may bring another
 * dismissal, or take this one back.
 */
const MAYBE = `
  SELECT key, person, sealed FROM people_record
  WHERE profile = $1 AND entity = 'employee' AND present
    AND clear->'active' = 'true' AND clear->>'dismissalMonth' <= $2 ORDER BY key FOR UPDATE`;
