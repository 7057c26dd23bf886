import { Injectable } from '@nestjs/common';
import type { AhgoraResultsReceived } from '@ponte/contracts';
import { LookupKeys, type UnitOfWork } from '@ponte/messaging';
import { LookupHasher, saoPauloTime, Sealer } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { findEntries } from '../ledger/find-entries';
import { Messages } from '../ledger/messages';
import { judgeItems } from '../rules/judge-items';
import type { JudgedLine } from '../rules/judged-line';
import { ToldLines } from '../tell/told-lines';
import { AnsweredLines } from './answered-lines';
import type { HeardGroup, HeardLine } from './heard-group';
import { openItem, unopenedItem } from './heard-item';
import { keyedLine } from './keyed-line';
import { LedgerSlice, type AskedLine } from './ledger-slice';
import { NoProfileAlert } from './no-profile.alert';
import { insertRequests, type RequestRow } from './request.store';

/** Items of one employee in one request, and the unit of work of the last of them. */
export interface ItemsOfEmployee {
  readonly unit: UnitOfWork;
  readonly items: readonly AhgoraResultsReceived[];
  /** Nobody can tell any more whether they were posted. */
  readonly isTooOld: boolean;
}

/** Makes of items what the rules and the ledger say: answers at once, entries that are posted, or both. */
@Injectable()
export class HearItems {
  constructor(
    private readonly profiles: Profiles,
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
    private readonly messages: Messages,
    private readonly told: ToldLines,
    private readonly noProfile: NoProfileAlert,
    private readonly keys: LookupKeys,
  ) {}

  /**
   * @param employees in the order of the log
   * @param now the database's time
   * @throws UnacceptableEvent if an item cannot be opened
   */
  async hear(
    { manager }: UnitOfWork,
    employees: readonly ItemsOfEmployee[],
    now: Date,
  ): Promise<void> {
    await this.keys.use();
    const answers = new AnsweredLines(this.messages, this.told, now);
    const today = saoPauloTime(now).day;
    const lines = employees.flatMap((each) => this.judge(this.open(each), today));
    const asked = lines.map((heard) => withKey(heard));
    const keyed = asked.filter((each): each is AskedLine => 'key' in each);
    const sought = keyed.map(({ key, item: { hashes } }) => ({ key, hashes }));
    const slice = new LedgerSlice(await findEntries(manager, sought, now), answers);
    await slice.readNewest(manager, keyed);
    for (const each of asked) {
      if ('key' in each) slice.take(each);
      else if (each.group.isTooOld) answers.refuseTooOld(each);
      else if (each.group.profile) answers.refuseFaulty(each);
      else answers.refuseWithoutProfile(each);
    }
    await slice.write();
    await answers.write(manager);
    await insertRequests(manager, this.requestsOf(employees));
  }

  private open({ unit, items, isTooOld }: ItemsOfEmployee): HeardGroup {
    const source = items[0]?.source ?? '';
    const profile = this.profiles.ofSource(source);
    if (!profile) this.noProfile.tell(source);
    const opened = items.map((item) =>
      // The key that it was sealed with may be gone by now.
      isTooOld ? unopenedItem(item) : openItem(item, this.sealer, this.hasher),
    );
    return { unit, profile, isTooOld, items: opened };
  }

  private judge(group: HeardGroup, today: string): HeardLine[] {
    const { items, profile, isTooOld } = group;
    const received = items.map((item) => item.received);
    const isJudged = profile && !isTooOld;
    const lines = isJudged ? judgeItems(received, profile, today) : received.flatMap(unjudged);
    const byPosition = new Map(items.map((item) => [item.received.position, item]));
    return lines.map((line) => {
      const item = byPosition.get(line.item);
      if (!item) throw new Error(`a line was judged of item ${line.item}, which was not heard`);
      return { group, item, line };
    });
  }

  private requestsOf(employees: readonly ItemsOfEmployee[]): RequestRow[] {
    const requests = new Map<string, RequestRow>();
    for (const { requestId, source, count, receivedAt } of employees.flatMap(({ items }) => items))
      if (!requests.has(requestId)) {
        const profile = this.profiles.ofSource(source)?.id ?? null;
        requests.set(requestId, { requestId, source, profile, count, receivedAt });
      }
    return [...requests.values()];
  }
}

function withKey(heard: HeardLine): HeardLine | AskedLine {
  const { profile } = heard.group;
  const keyed = profile && keyedLine(heard.line, heard.item, profile);
  return keyed ? { ...heard, ...keyed, profile } : heard;
}

/** Without a profile there is nothing to judge by, and what is too old is not looked at. */
function unjudged({ position, resultados }: HeardGroup['items'][number]['received']): JudgedLine[] {
  return resultados.map(({ rubrica, referencia, datafalta }, line) => ({
    ...{ item: position, line, rubrica, referencia, datafalta },
    ok: false,
    faults: [{ code: 'rubrica-unknown', message: '', path: `/items/${position}` }],
    known: {},
  }));
}
