import { randomUUID } from 'node:crypto';
import type { UnitOfWork } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { decide, decideFaulty, type Decision } from '../ledger/decide.rules';
import { enqueuePosts } from '../ledger/enqueue-posts';
import type { EntryBook } from '../ledger/entry-book';
import { textOfKey, type FoundEntries } from '../ledger/find-entries';
import { newestRequests } from '../ledger/line.store';
import type { EntryValue, PayrollEntry } from '../ledger/payroll-entry.entity';
import { sameValue } from '../ledger/same-value';
import type { ProfileConfig } from '../config/profile.config';
import type { AnsweredLines } from './answered-lines';
import type { HeardLine } from './heard-group';
import { wantedValue, type KeyedLine } from './keyed-line';

/** A rubrica that the ledger is asked about. */
export interface AskedLine extends HeardLine, KeyedLine {
  readonly profile: ProfileConfig;
}

/** What the ledger decides of the rubricas of a slice, one after the other in the order of the log. */
export class LedgerSlice {
  private readonly book: EntryBook;
  private readonly idOf: Map<string, string>;
  /** By entry: when the newest request was received that asked for it, as far as it matters. */
  private readonly newest = new Map<string, Date>();
  /** What is to be posted, by the group that brought it. */
  private readonly posts = new Map<UnitOfWork, Map<string, PayrollEntry>>();

  constructor(
    found: FoundEntries,
    private readonly answers: AnsweredLines,
  ) {
    this.book = found.book;
    this.idOf = found.idOf;
  }

  /** Looks up, for those who bring another value than the ledger has, who asked for the same keys before. */
  async readNewest(manager: EntityManager, asked: readonly AskedLine[]): Promise<void> {
    const others = asked.flatMap(({ key, value }) => {
      const entry = this.book.get(this.idOf.get(textOfKey(key)) ?? '');
      return entry && !sameValue(entry, value) ? [entry.id] : [];
    });
    for (const [id, at] of await newestRequests(manager, others)) this.newest.set(id, at);
  }

  take(asked: AskedLine): void {
    const { key, posts } = asked;
    const id = this.idOf.get(textOfKey(key));
    const entry = id === undefined ? undefined : this.book.get(id);
    const decision = this.decide(asked, entry);
    if (!decision) return this.answers.refuseFaulty(asked, entry);
    if (id !== undefined) this.asksNow(id, new Date(asked.item.value.receivedAt));
    if (entry) this.carryOut(decision, asked, entry);
    else if (posts) this.begin(asked, posts);
  }

  /** Enqueues what is to be posted, and writes the entries. */
  async write(): Promise<void> {
    for (const [unit, entries] of this.posts) enqueuePosts(unit, [...entries.values()]);
    await this.book.write();
  }

  /** Nothing: it is refused for its faults. */
  private decide(asked: AskedLine, entry: PayrollEntry | undefined): Decision | undefined {
    const { value, posts, isUnclear, profile, item } = asked;
    if (isUnclear) return undefined;
    const timed = { ...value, receivedAt: new Date(item.value.receivedAt) };
    const newestAt = entry && this.newest.get(entry.id);
    return posts
      ? decide(entry, timed, profile.corrections, newestAt)
      : decideFaulty(entry, timed, newestAt);
  }

  private asksNow(id: string, receivedAt: Date): void {
    const newestAt = this.newest.get(id);
    if (!(newestAt && newestAt > receivedAt)) this.newest.set(id, receivedAt);
  }

  private begin(asked: AskedLine, posts: EntryValue): void {
    const { key, judged, line, item, profile } = asked;
    const { source, requestId } = item.value;
    const { empresa, estabelecimento } = judged;
    const identity = {
      ...{ ...key, id: randomUUID(), source, environment: profile.environment },
      ...{ empresa, estabelecimento },
    };
    const entry = this.book.add(identity, wantedValue(posts, line, item), { requestId });
    this.idOf.set(textOfKey(key), entry.id);
    this.post(asked, entry);
  }

  private carryOut(decision: Decision, asked: AskedLine, entry: PayrollEntry): void {
    switch (decision.do) {
      case 'join':
        return this.answers.wait(asked, entry);
      case 'replace': {
        const wanted = this.want(asked, entry);
        this.answers.replace(asked, wanted);
        return this.post(asked, wanted);
      }
      case 'begin':
      case 'post':
        return this.post(asked, this.want(asked, entry));
      case 'restore': {
        const restored = this.restore(asked, entry);
        // A correction that was not sent yet is withdrawn.
        if (entry.state === 'received') this.answers.replace(asked, restored);
        return this.answers.restored(asked, restored);
      }
      case 'answer':
      case 'doubt':
        return this.answers.record(asked, entry);
      case 'refuse':
        return this.answers.refuse(asked, entry, decision.reason);
    }
  }

  private want({ posts, line, item }: AskedLine, { id }: PayrollEntry): PayrollEntry {
    if (!posts) throw new Error(`entry ${id}: nothing faulty is posted`);
    const move = { kind: 'want', value: wantedValue(posts, line, item) } as const;
    return this.book.move(id, move, { requestId: item.value.requestId });
  }

  private restore({ item }: AskedLine, { id }: PayrollEntry): PayrollEntry {
    const because = { reason: 'last-accepted', requestId: item.value.requestId };
    return this.book.move(id, { kind: 'restore' }, because);
  }

  private post(asked: AskedLine, entry: PayrollEntry): void {
    const { unit } = asked.group;
    const entries = this.posts.get(unit) ?? new Map<string, PayrollEntry>();
    this.posts.set(unit, entries.set(entry.id, entry));
    this.answers.wait(asked, entry);
  }
}
