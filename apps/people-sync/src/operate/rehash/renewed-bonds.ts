import { Injectable } from '@nestjs/common';
import { bondHashText, canonicalJson, personHashText, personSubject } from '@ponte/contracts';
import { LookupHasher, reseal, Sealer, SealError } from '@ponte/platform';
import { openFacts } from '../../read/open-facts';
import type { EmployeeFacts } from '../../rules/facts';
import type { RenewedRow, StandingRecord } from './rehash.store';
import type { LeftRecord } from './left-record';

/** A bond under the first keys, and its leader, or why it cannot be. */
export type RenewedBond =
  | { readonly row: RenewedRow; readonly leader: readonly string[] }
  | { readonly left: LeftRecord['code'] };

/** Makes the hashes and the seal of a bond anew. */
@Injectable()
export class RenewedBonds {
  constructor(
    private readonly hasher: LookupHasher,
    private readonly sealer: Sealer,
  ) {}

  /** @param person key under which its person is to stand; by default that of the first lookup key */
  of(profile: string, before: StandingRecord, person?: string): RenewedBond {
    const from = before.person ?? '';
    const facts = this.facts(profile, from, before.sealed);
    if (!facts) return { left: 'sealed' };
    const key = this.hasher.renewed(bondHashText(profile, facts), before.key);
    const text = personHashText(profile, facts.personCode);
    const owner = person ?? this.hasher.renewed(text, from);
    if (key === undefined || owner === undefined) return { left: 'foreign' };
    const sealed = reseal(this.sealer, before.sealed, personSubject(profile, owner));
    if (sealed === undefined) return { left: 'sealed' };
    const digest = this.hasher.renewed(canonicalJson(facts), before.digest) ?? before.digest;
    const { manager } = facts;
    return {
      row: { ...before, from: before.key, key, person: owner, digest, sealed },
      leader: manager === null ? [] : this.hasher.all(personHashText(profile, manager)),
    };
  }

  private facts(profile: string, person: string, sealed: string): EmployeeFacts | undefined {
    try {
      return openFacts<EmployeeFacts>(this.sealer, profile, person, sealed);
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}
