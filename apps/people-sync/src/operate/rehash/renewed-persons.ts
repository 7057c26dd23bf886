import { Injectable } from '@nestjs/common';
import { canonicalJson, cpfHashText, personHashText, personSubject } from '@ponte/contracts';
import { LookupHasher, reseal, Sealer, SealError } from '@ponte/platform';
import { openFacts } from '../../read/open-facts';
import type { PersonFacts } from '../../rules/facts';
import type { LeftRecord } from './left-record';
import type { RenewedRow, StandingRecord } from './rehash.store';

/** A person under the first keys, with its e-mail, or why it cannot be. */
export type RenewedPerson =
  | { readonly row: RenewedRow; readonly email: string | null }
  | { readonly left: LeftRecord['code'] };

/** Makes the hashes and the seal of a person anew. */
@Injectable()
export class RenewedPersons {
  constructor(
    private readonly hasher: LookupHasher,
    private readonly sealer: Sealer,
  ) {}

  of(profile: string, before: StandingRecord): RenewedPerson {
    const facts = this.facts(profile, before);
    if (!facts) return { left: 'sealed' };
    const { key: from } = before;
    const key = this.hasher.renewed(personHashText(profile, facts.code), from);
    if (key === undefined) return { left: 'foreign' };
    const sealed = reseal(this.sealer, before.sealed, personSubject(profile, key));
    if (sealed === undefined) return { left: 'sealed' };
    const cpf = facts.cpf === null ? undefined : cpfHashText(profile, facts.cpf);
    const row = {
      ...before,
      ...{ from, key, sealed },
      cpf: cpf === undefined ? null : this.hasher.hash(cpf),
      // What a later version of ours reads otherwise is another content: it is told as a change when it is read.
      digest: this.hasher.renewed(canonicalJson(facts), before.digest) ?? before.digest,
      version: key === from || !before.present ? before.version : nextVersion(before),
    };
    return { row, email: facts.email };
  }

  private facts(profile: string, { key, sealed }: StandingRecord): PersonFacts | undefined {
    try {
      return openFacts<PersonFacts>(this.sealer, profile, key, sealed);
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}

/** Told anew under its new key, unless it waits to be told anyhow. */
function nextVersion({ version, toldVersion }: StandingRecord): number {
  return Math.max(version, toldVersion + 1);
}
