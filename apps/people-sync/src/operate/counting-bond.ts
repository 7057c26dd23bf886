import { Injectable } from '@nestjs/common';
import { SealError, Sealer } from '@ponte/platform';
import { openFacts } from '../read/open-facts';
import { chooseBond } from '../rules/choose-bond.rules';
import type { EmployeeFacts } from '../rules/facts';
import type { KnownBond } from './person.store';

/** Which of a person's bonds Feedz is told of; the days that decide it are sealed. */
@Injectable()
export class CountingBond {
  constructor(private readonly sealer: Sealer) {}

  /**
   * @param today `YYYY-MM-DD` in São Paulo
   * @returns its key; undefined if there is none, or what is known of one cannot be opened
   */
  keyOf(
    profile: string,
    person: string,
    bonds: readonly KnownBond[],
    today: string,
  ): string | undefined {
    try {
      const facts = new Map(
        bonds
          .filter(({ present }) => present)
          .map(({ key, sealed }) => [
            openFacts<EmployeeFacts>(this.sealer, profile, person, sealed),
            key,
          ]),
      );
      const chosen = chooseBond([...facts.keys()], today);
      return chosen && facts.get(chosen);
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }
}
