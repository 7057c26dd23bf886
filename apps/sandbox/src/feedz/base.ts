import { AUXILIARIES, type Auxiliary, type AuxiliaryRecord, type FeedzPerson } from './feedz.model';

/** What Feedz has: persons by code and by e-mail, auxiliary records by code and by name. */
export class Base {
  private readonly people = new Map<string, FeedzPerson>();
  /** Codes by e-mail in lower case. */
  private readonly emails = new Map<string, string>();
  private readonly byId = maps();
  private readonly byName = maps();

  person(id: string): FeedzPerson | undefined {
    return this.people.get(id);
  }

  persons(): FeedzPerson[] {
    return [...this.people.values()];
  }

  /** The code of the person who has this e-mail; case does not count. */
  ownerOf(email: string): string | undefined {
    return this.emails.get(plain(email));
  }

  putPerson(person: FeedzPerson): void {
    this.removePerson(person.integrationId, true);
    this.people.set(person.integrationId, person);
    this.emails.set(plain(person.email), person.integrationId);
  }

  /** @param keepPlace whether one who comes back keeps the place in the list */
  removePerson(id: string, keepPlace = false): boolean {
    const known = this.people.get(id);
    if (known && this.emails.get(plain(known.email)) === id) this.emails.delete(plain(known.email));
    return keepPlace ? known !== undefined : this.people.delete(id);
  }

  record(kind: Auxiliary, id: string): AuxiliaryRecord | undefined {
    return this.byId[kind].get(id);
  }

  recordNamed(kind: Auxiliary, name: string): AuxiliaryRecord | undefined {
    return this.byName[kind].get(plain(name));
  }

  records(kind: Auxiliary): AuxiliaryRecord[] {
    return [...this.byId[kind].values()];
  }

  /** One that has the name already gets the code, and its old code is gone. */
  putRecord(
    kind: Auxiliary,
    { integrationId, name }: { integrationId: string; name: string },
  ): void {
    const namesake = this.recordNamed(kind, name);
    const before = this.record(kind, integrationId);
    for (const old of [before, namesake]) {
      if (old) this.removeRecord(kind, old.integrationId);
    }
    const record = { integrationId, name, writes: ((before ?? namesake)?.writes ?? 0) + 1 };
    this.byId[kind].set(integrationId, record);
    this.byName[kind].set(plain(name), record);
  }

  removeRecord(kind: Auxiliary, id: string): boolean {
    const known = this.record(kind, id);
    if (known) this.byName[kind].delete(plain(known.name));
    return this.byId[kind].delete(id);
  }

  clear(): void {
    this.people.clear();
    this.emails.clear();
    for (const kind of AUXILIARIES) {
      this.byId[kind].clear();
      this.byName[kind].clear();
    }
  }
}

function maps(): Record<Auxiliary, Map<string, AuxiliaryRecord>> {
  return { units: new Map(), departments: new Map(), 'job-descriptions': new Map() };
}

/** How keys are compared: without case and outer space. */
export function plain(text: string): string {
  return text.trim().toLowerCase();
}
