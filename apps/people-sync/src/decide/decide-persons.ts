import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { Clock, saoPauloTime } from '@ponte/platform';
import { personPage } from '../read/person-pages';
import { RecordKeys } from '../read/record-keys';
import { MOST_BONDS } from '../rules/most-bonds';
import type { FeedzRecord } from '../write/feedz-record';
import { FeedzRecordStore } from '../write/feedz-record.store';
import { decideContext } from './decide-context';
import { type Decision, type Deciding, DecisionWriter } from './decision-writer';
import { type KeyOfPerson, PersonDecision, type PersonWants } from './person-decision';
import type { Wanted } from './wanted';
import { Warnings } from './warnings';

/** Persons of one transaction: some 3 MB while they are open, half a second. */
const PAGE = 500;

/** Decides about persons and their bindings, a page at a time, by key: memory does not grow with the company. */
@Injectable()
export class DecidePersons {
  constructor(
    private readonly decision: PersonDecision,
    private readonly keys: RecordKeys,
    private readonly records: FeedzRecordStore,
    private readonly writer: DecisionWriter,
    private readonly warnings: Warnings,
    private readonly clock: Clock,
  ) {}

  /**
   * @param after key of the last person of the page before; `''` for the first
   * @returns the last key of this page; undefined after the last page
   */
  async page(unit: UnitOfWork, deciding: Deciding, after: string): Promise<string | undefined> {
    const { manager } = unit;
    const { profile } = deciding;
    // One more than anybody is decided by, so that it is seen that there are more.
    const place = { after, limit: PAGE, mostBonds: MOST_BONDS + 1 };
    const persons = await personPage(manager, profile.id, place);
    const last = persons.at(-1);
    if (!last) return undefined;
    const today = saoPauloTime(this.clock.now()).day;
    const context = { ...(await decideContext(manager, profile.id)), today };
    const wants = persons.map((person) => this.decision.wants(profile, person, context));
    const keyOf = await this.managers(unit, profile.id, wants);
    const keys = persons.map(({ key }) => key);
    const before = await this.records.lock(manager, profile.id, ['person', 'bind'], keys);
    const bindings = new Map(
      before.flatMap((record) => (record.entity === 'bind' ? [[record.key, record] as const] : [])),
    );
    const decisions = wants.flatMap(({ key, person, bind }): Decision[] => {
      const wanted = bind(keyOf);
      return [
        { entity: 'person', key, wanted: clearing(person, wanted, bindings.get(key)) },
        { entity: 'bind', key, wanted },
      ];
    });
    await this.writer.write(unit, deciding, before, decisions);
    await this.warnings.note(manager, deciding.run, wants);
    return persons.length < PAGE ? undefined : last.key;
  }

  private async managers(
    { manager }: UnitOfWork,
    profile: string,
    wants: readonly PersonWants[],
  ): Promise<KeyOfPerson> {
    const identities = new Set(wants.flatMap(({ managerIdentity }) => managerIdentity ?? []));
    const found = await this.keys.find(manager, profile, 'person', [...identities]);
    return (identity) => {
      const key = found.keyOf(identity);
      return { key, known: found.known.has(key) };
    };
  }
}

/** Who has no leader any more is sent again: the vendor says that a person's record without a leader may clear it. */
function clearing(person: Wanted, bind: Wanted, before: FeedzRecord | undefined): Wanted {
  const isToClear = bind.kind === 'nothing' && before !== undefined && before.acceptedHash !== null;
  return person.kind === 'record' && isToClear ? { ...person, again: true } : person;
}
