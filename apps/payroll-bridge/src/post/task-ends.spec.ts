import { randomUUID } from 'node:crypto';
import type { Settlement, TaskDraft, TaskView, UnitOfWork } from '@ponte/messaging';
import type { PonteLogger } from '@ponte/platform';
import type { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import type { EntryChange, EntrySettling } from '../ledger/entry-settling';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { toRow } from '../ledger/rows';
import { testEntry } from '../ledger/testing/test-entry';
import type { PostPayload } from './post-results';
import { TaskEnds } from './task-ends';

const NOW = new Date('2026-03-02T12:00:00Z');

function setUp(entries: readonly PayrollEntry[], resendSafe = false) {
  const changes: EntryChange[] = [];
  const drafts: TaskDraft<PostPayload>[] = [];
  const abandoned: unknown[] = [];
  const query = (sql: string, parameters: unknown[] = []): Promise<unknown[]> => {
    if (sql.includes('SELECT now()')) return Promise.resolve([{ now: NOW }]);
    if (sql.includes('UPDATE payroll_call')) abandoned.push(parameters[0]);
    if (!sql.includes('FROM payroll_entry')) return Promise.resolve([]);
    const ids = parameters[0] as string[];
    return Promise.resolve(entries.filter(({ id }) => ids.includes(id)).map((each) => toRow(each)));
  };
  const unit = {
    manager: { query },
    enqueue: (_kind: object, draft: TaskDraft<PostPayload>) => drafts.push(draft),
  } as unknown as UnitOfWork;
  const settling = {
    settleLocked: (_unit: object, _book: object, of: readonly EntryChange[]) => {
      changes.push(...of);
      return Promise.resolve([]);
    },
  } as unknown as EntrySettling;
  const profile = testProfile();
  profile.datasul.resendSafe = resendSafe;
  const logger = { child: () => ({}) } as unknown as PonteLogger;
  const profiles = { byId: () => profile } as unknown as Profiles;
  const task = (more: Partial<PostPayload> = {}, attempt = 1): TaskView<PostPayload> =>
    ({
      payload: {
        profile: profile.id,
        entries: entries.map(({ id }) => ({ id, wanted: 1 })),
        ...more,
      },
      attempt,
    }) as TaskView<PostPayload>;
  return { ends: new TaskEnds(profiles, settling, logger), unit, task, changes, drafts, abandoned };
}

const entry = (changes: Partial<PayrollEntry>): PayrollEntry =>
  testEntry('15,30', { id: randomUUID(), wanted: 1, ...changes });
const callId = randomUUID();
const sending = entry({ state: 'sending', callId });
const received = entry({ state: 'received' });
const wantedAnew = entry({ state: 'received', wanted: 2 });
const accepted = entry({ state: 'accepted' });
const all = [sending, received, wantedAnew, accepted];

describe('a task whose process died', () => {
  it('leaves unknown what was under way, and is performed again for what was not', async () => {
    const { ends, unit, task, changes, abandoned } = setUp(all);
    expect(await ends.afterDeath(unit, task())).toBe(1);
    expect(changes).toEqual([
      {
        id: sending.id,
        move: expect.objectContaining({
          outcome: 'unknown',
          by: 'ponte',
          reason: 'process-died',
        }) as object,
      },
    ]);
    expect(abandoned).toEqual([[callId]]);
  });

  it('sends again what was under way where that does no harm, five times', async () => {
    const safe = setUp(all, true);
    expect(await safe.ends.afterDeath(safe.unit, safe.task())).toBe(2);
    expect(safe.changes).toEqual([{ id: sending.id, move: { kind: 'unsend', doubtful: true } }]);
    const often = setUp(all, true);
    expect(await often.ends.afterDeath(often.unit, often.task({}, 6))).toBe(1);
    expect(often.changes).toMatchObject([{ move: { outcome: 'unknown' } }]);
  });
});

describe('the end of a task', () => {
  const unknown: Settlement = { state: 'unknown', reason: 'died' };

  it('that its calls brought about changes nothing more', async () => {
    const { ends, unit, task, changes, drafts } = setUp(all);
    await ends.settled(unit, task(), { state: 'done', result: undefined });
    await ends.settled(unit, task(), { state: 'parked', reason: 'no key' });
    expect([changes, drafts]).toEqual([[], []]);
  });

  it('by dying three times gives each entry to a task of its own, a minute later', async () => {
    const other = entry({ state: 'received' });
    const { ends, unit, task, changes, drafts } = setUp([...all, other]);
    await ends.settled(unit, task(), unknown);
    expect(changes).toMatchObject([{ id: sending.id, move: { outcome: 'unknown' } }]);
    expect(drafts.map(({ payload, notBefore }) => ({ ...payload, notBefore }))).toEqual(
      [received, other].map(({ id }) => ({
        profile: received.profile,
        entries: [{ id, wanted: 2 }],
        revived: 1,
        notBefore: new Date('2026-03-02T12:01:00Z'),
      })),
    );
  });

  it('by dying again and again leaves them to a person', async () => {
    const { ends, unit, task, drafts } = setUp([received]);
    await ends.settled(unit, task({ revived: 3 }), unknown);
    expect(drafts).toEqual([]);
  });

  it('by an operator who discards it refuses what was not sent, and nothing else', async () => {
    const { ends, unit, task, changes, drafts } = setUp(all);
    await ends.settled(unit, task(), { state: 'discarded', reason: 'wrong month' });
    expect(changes).toMatchObject([
      { id: sending.id, move: { outcome: 'unknown' } },
      { id: received.id, move: { outcome: 'refused', by: 'operator', reason: 'discarded' } },
    ]);
    expect(drafts).toEqual([]);
  });

  it('by an operator who believes it done posts what was not: the ledger knows better', async () => {
    const { ends, unit, task, drafts } = setUp(all);
    await ends.settled(unit, task(), { state: 'done', result: undefined, by: 'operator' });
    expect(drafts.map(({ payload }) => payload.entries)).toEqual([
      [{ id: received.id, wanted: 2 }],
    ]);
  });
});
