import { Inject, Injectable } from '@nestjs/common';
import { tentatively, UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import { DecideEmails } from '../decide/decide-emails';
import { DecidePersons } from '../decide/decide-persons';
import { DecideStructure } from '../decide/decide-structure';
import type { Deciding } from '../decide/decision-writer';
import type { RunCounts } from '../run/people-run';
import { databaseNow } from './database-now';
import { PreviewRecords } from './preview-records';
import { PlanStore } from './plan.store';
import { WriteCounts } from './write-counts';

export type Previewed = Required<Pick<RunCounts, 'written' | 'refusals'>>;

/** Decides everything, counts and lists what would be sent, and takes all of it back: no record changes and nobody is told. */
@Injectable()
export class Preview {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly structure: DecideStructure,
    private readonly persons: DecidePersons,
    private readonly emails: DecideEmails,
    private readonly plan: PlanStore,
    private readonly counts: WriteCounts,
    private readonly records: PreviewRecords,
  ) {}

  of(run: string, profile: ProfileConfig): Promise<Previewed> {
    return this.units.run((unit) =>
      tentatively(
        unit,
        (own) => this.decide(own, run, profile),
        () => false,
      ),
    );
  }

  private async decide(unit: UnitOfWork, run: string, profile: ProfileConfig): Promise<Previewed> {
    const { manager } = unit;
    const deciding: Deciding = { run, profile, now: await databaseNow(manager) };
    await this.structure.decide(unit, deciding);
    let after: string | undefined = '';
    while (after !== undefined) after = await this.persons.page(unit, deciding, after);
    await this.emails.rings(unit, deciding);
    after = '';
    while (after !== undefined) after = await this.emails.page(unit, deciding, after);
    await this.plan.bindAgainOfSent(manager, profile.id);
    await this.records.keep(manager, run, profile.id);
    return this.counts.of(manager, { id: run, profile: profile.id, preview: true });
  }
}
