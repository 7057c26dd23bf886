import { Injectable } from '@nestjs/common';
import { personHashText } from '@ponte/contracts';
import { LookupHasher, SealError, Sealer } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import { openPerson } from '../read/open-person';
import type { PagedPerson } from '../read/person-pages';
import { storable } from '../read/storable';
import { bindOf } from '../rules/bind.rules';
import { emailHashText } from '../rules/e-mail.rules';
import type { EmployeeFacts } from '../rules/facts';
import { localFault } from '../rules/fault-table';
import type { LocalFault, LocalWarning } from '../rules/local-fault';
import { MOST_BONDS } from '../rules/most-bonds';
import { mainFault, personRecord } from '../rules/person-record.rules';
import { recordHashText } from '../rules/record-hash';
import type { NeededRecord } from '../write/feedz-record';
import type { DecideContext } from './decide-context';
import type { Wanted } from './wanted';

/** What is wanted of a person and of its binding. */
export interface PersonWants {
  readonly key: string;
  readonly person: Wanted;
  /** What is said of it though it is sent. */
  readonly warnings: readonly LocalWarning[];
  /** Of the leader that is named, as soon as it is known under which keys persons stand. */
  readonly bind: (keyOf: KeyOfPerson) => Wanted;
  /** What the leader's key is looked for by; null: none is named. */
  readonly managerIdentity: string | null;
}

/** The key of the person that an identity (`personHashText`) names, and whether Datasul ever listed it. */
export type KeyOfPerson = (identity: string) => { readonly key: string; readonly known: boolean };

const NOTHING: Wanted = { kind: 'nothing' };

/** Decides about one person: pure but for the keys by which it opens and hashes. */
@Injectable()
export class PersonDecision {
  constructor(
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
  ) {}

  /** @param today `YYYY-MM-DD` in São Paulo */
  wants(
    { id: profile, rules }: ProfileConfig,
    stored: PagedPerson,
    context: DecideContext & { readonly today: string },
  ): PersonWants {
    const { key } = stored;
    const nothing = {
      ...{ key, person: NOTHING, warnings: [], bind: () => NOTHING, managerIdentity: null },
    };
    // Whoever is not there any more, or works nowhere, stays at Feedz as it is: that is no dismissal.
    if (!stored.present || stored.bonds.length === 0) return nothing;
    if (stored.bonds.length > MOST_BONDS)
      return { ...nothing, person: faultOf(localFault('too-many-bonds')) };
    try {
      const { lostActiveBond } = stored;
      const { person, bonds } = openPerson(this.sealer, stored);
      const verdict = personRecord(person, bonds, { ...context, rules, lostActiveBond });
      const { bond } = verdict;
      const bound = bond === undefined ? nothing : this.bound(profile, key, bond);
      if (!verdict.ok) return { ...nothing, ...bound, person: faultOf(mainFault(verdict.faults)) };
      const { record, warnings } = verdict;
      const emailHash = this.hasher.hash(emailHashText(profile, record.email));
      const wanted: Wanted = {
        ...{ kind: 'record', record, emailHash, manager: null, again: false },
        hashes: this.hasher.all(recordHashText(profile, 'person', record)),
        needs: needsOf(verdict.bond),
      };
      return { ...bound, key, person: wanted, warnings };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return { ...nothing, person: UNOPENED };
    }
  }

  private bound(
    profile: string,
    person: string,
    bond: EmployeeFacts,
  ): Pick<PersonWants, 'bind' | 'managerIdentity'> {
    const managerIdentity = bond.manager === null ? null : personHashText(profile, bond.manager);
    return {
      managerIdentity,
      bind: (keyOf) => {
        const manager = managerIdentity === null ? null : keyOf(managerIdentity);
        const verdict = bindOf(bond, () => manager?.known === true);
        if (verdict.kind === 'none') return NOTHING;
        const leader = manager?.key ?? null;
        const heldFor = leader === null ? [] : [{ entity: 'person' as const, key: leader }];
        if (verdict.kind === 'faults') return faultOf(mainFault(verdict.faults), heldFor, leader);
        const { record } = verdict;
        return {
          ...{ kind: 'record', record, emailHash: null, manager: leader, again: false },
          hashes: this.hasher.all(recordHashText(profile, 'bind', record)),
          needs: [{ entity: 'person', key: person }, ...heldFor],
        };
      },
    };
  }
}

const UNOPENED: Wanted = {
  ...{ kind: 'fault', state: 'held', code: null, reason: 'seal-not-opened' },
  message: 'o que foi lido da pessoa não pôde ser aberto: falta uma chave em PII_KEYS',
  ...{ heldFor: [], manager: null },
};

function faultOf(
  fault: LocalFault | undefined,
  persons: readonly NeededRecord[] = [],
  manager: string | null = null,
): Wanted {
  if (!fault) throw new Error('a record was refused without a fault');
  const { state, code, reason, message } = fault;
  // A rule names a person by its code, which is personal; here it stands by its hash.
  const heldFor = fault.heldFor.flatMap(({ entity, key }) =>
    entity === 'person' ? persons : [{ entity, key: storable(key) }],
  );
  return { kind: 'fault', state, code, reason, message, heldFor, manager };
}

function needsOf({ unit, department, job }: EmployeeFacts): NeededRecord[] {
  return Object.entries({ unit, department, job }).flatMap(([entity, key]) =>
    key === null ? [] : [{ entity: entity as 'unit' | 'department' | 'job', key: storable(key) }],
  );
}
