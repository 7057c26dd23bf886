import { Injectable } from '@nestjs/common';
import { datasulPerson, personSubject } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { Clock, saoPauloTime, Sealer } from '@ponte/platform';
import type { ProfileConfig } from '../../config/profile.config';
import type { EmployeeFacts } from '../../rules/facts';
import { MOST_BONDS } from '../../rules/most-bonds';
import { openFacts } from '../open-facts';
import { openPerson } from '../open-person';
import { type PagedPerson, personPage } from '../person-pages';
import { namedBonds } from './named-bonds';
import { noteTold } from './note-told';

/** Tells `datasul.person.v1` of persons of whom, or of whose bonds, something changed. */
@Injectable()
export class TellPersons {
  constructor(
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** Returns how many persons it told, at most so many. */
  async tell(
    unit: UnitOfWork,
    { id: profile, environment }: ProfileConfig,
    limit: number,
  ): Promise<number> {
    const today = saoPauloTime(this.clock.now()).day;
    // Of these the event names the ones that the rule prefers.
    const page = { after: '', limit, untold: true, mostBonds: MOST_BONDS };
    const persons = await personPage(unit.manager, profile, page);
    for (const person of persons) {
      const { key, version, present, changedAt } = person;
      const bonds = namedBonds(
        person.bonds,
        ({ sealed }) => openFacts<EmployeeFacts>(this.sealer, profile, key, sealed),
        today,
      );
      const value = {
        ...{ profile, environment, person: key, version, present },
        bonds: bonds.map(({ key: bond, clear }) => ({ bond, ...clear })),
        changedAt: changedAt.toISOString(),
        // Whoever is not there any more is not told of: who was told forgets by this.
        sealed: present ? { person: this.sealed({ ...person, bonds }) } : {},
      };
      const subject = `${profile}/${key}`;
      unit.tell(datasulPerson, value, { subject, stateVersion: version, time: changedAt });
    }
    const entity = 'person' as const;
    const told = persons.map(({ key, version }) => ({ entity, key, version }));
    await noteTold(unit.manager, profile, told);
    return persons.length;
  }

  private sealed(person: PagedPerson): string {
    const subject = personSubject(person.profile, person.key);
    const opened = openPerson(this.sealer, person);
    return this.sealer.seal({ purpose: 'person', subject }, JSON.stringify(opened));
  }
}
