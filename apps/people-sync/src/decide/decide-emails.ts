import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { emailFault, isWaiting } from '../rules/e-mail-owner.rules';
import type { LocalFault } from '../rules/local-fault';
import { ringMembers } from '../rules/ring-members';
import type { FeedzRecord } from '../write/feedz-record';
import { FeedzRecordStore } from '../write/feedz-record.store';
import { RecordSeals } from '../write/record-seals';
import { mayGo } from '../write/rules/record-states.rules';
import { tellOutcomes } from '../write/told-records';
import type { Deciding } from './decision-writer';
import { EmailQuestionStore } from './email-question.store';

/** Persons of one transaction: some 2 MB, a quarter of a second. */
const PAGE = 1_000;

/**
 * Decides whose an e-mail is, where several persons want it or one wants what another still has: none of them can be judged
 * alone. First, once, who waits for each other in a ring, which only all of them tell; then a page at a time, by key.
 */
@Injectable()
export class DecideEmails {
  constructor(
    private readonly questions: EmailQuestionStore,
    private readonly records: FeedzRecordStore,
    private readonly seals: RecordSeals,
  ) {}

  /** Finds the rings and marks them for the pages that follow. Kept in memory: the keys of those who wait. */
  async rings({ manager }: UnitOfWork, { profile }: Pick<Deciding, 'profile'>): Promise<void> {
    const waits = new Map<string, readonly string[]>();
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await this.questions.page(manager, profile.id, { after, limit: PAGE });
      for (const { key, ...question } of page)
        if (isWaiting(question))
          waits.set(
            key,
            question.holders.map((holder) => holder.key),
          );
      after = page.length < PAGE ? undefined : page.at(-1)?.key;
    }
    await this.questions.mark(manager, profile.id, [...ringMembers(waits)]);
  }

  /**
   * @param after key of the last person of the page before; `''` for the first
   * @returns the last key of this page; undefined after the last page
   */
  async page(unit: UnitOfWork, deciding: Deciding, after: string): Promise<string | undefined> {
    const { id: profile } = deciding.profile;
    const page = await this.questions.page(unit.manager, profile, {
      ...{ after, limit: PAGE, states: ['to-send'] },
    });
    const faults = new Map(
      page.flatMap(({ key, isMarked, ...question }) => {
        const fault = emailFault({ ...question, isInRing: isMarked });
        return fault ? [[key, fault] as const] : [];
      }),
    );
    await this.write(unit, deciding, faults);
    return page.length < PAGE ? undefined : page.at(-1)?.key;
  }

  private async write(
    unit: UnitOfWork,
    { run, profile, now }: Deciding,
    faults: ReadonlyMap<string, LocalFault>,
  ): Promise<void> {
    const { manager } = unit;
    const records = await this.records.lock(manager, profile.id, ['person'], [...faults.keys()]);
    const changed = records.flatMap((record): FeedzRecord[] => {
      const fault = faults.get(record.key);
      if (!fault || record.state !== 'to-send' || !mayGo('decide', record.state, fault.state))
        return [];
      const { state, code, reason, heldFor } = fault;
      const message = this.seals.message(record, fault.message);
      return [{ ...record, state, by: 'ponte', code, reason, heldFor, message, run }];
    });
    await this.records.write(manager, tellOutcomes(unit, profile.environment, changed, now));
  }
}
