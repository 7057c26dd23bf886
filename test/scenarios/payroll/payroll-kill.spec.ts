import type { DatasulResultsSettled } from '@ponte/contracts';
import {
  ahgoraMonth,
  comparePosted,
  eventually,
  readTopic,
  startCluster,
  startPostgres,
  type KafkaCluster,
  type PostgresServer,
} from '@ponte/testing';
import { Operator } from '../../fixtures/commands/operator';
import { InsistentSender } from '../../fixtures/payroll/insistent-sender';
import { brokenPromises } from '../../fixtures/payroll/kept-promises';
import { PayrollFlow } from '../../fixtures/payroll/payroll-flow';
import { postedName } from '../../fixtures/payroll/rubrica-name';
import { toldName, type ToldRubrica } from '../../fixtures/payroll/told-name';

const EMPLOYEES = 500;
const RUBRICAS = 6;
const TOTAL = EMPLOYEES * RUBRICAS;
/** The person sends a department at a time, all of them at once. */
const DEPARTMENTS = 5;
/** Rubricas that are posted between two deaths at least. */
const PROGRESS = 60;
const NOTHING = { postedWrongly: [], toldButNotPosted: [], lost: [], missing: [] };
const SETTLED = 'datasul.results.settled.v1';

type UnknownEntry = ToldRubrica & { readonly id: string };

/**
 * The proof of the whole: a month of 500 employees is on its way when ingest, payroll-bridge, a broker and PostgreSQL are
 * killed one after the other, each while Datasul works on a call, and are brought back. The sender repeats on every error and
 * as long as anything is being processed. In the end, as the payroll itself shows: posted twice 0, lost 0, told `S` but not
 * posted 0. What nobody could tell was told so, and when a person has looked it up each rubrica is there exactly once.
 */
describe('a month during which everything is killed once', () => {
  let cluster: KafkaCluster;
  let postgres: PostgresServer;
  let flow: PayrollFlow;
  let senders: InsistentSender[];
  /** When payroll-bridge was dead, by the database's clock. */
  let bridgeDiedAt: string;
  const month = ahgoraMonth({ employees: EMPLOYEES, rubricas: RUBRICAS, campoAdicional: '01' });

  /** Waits until more is posted than before, and Datasul is at work on a call, which it has posted but not answered. */
  async function whileAtWork(): Promise<void> {
    const { datasul } = flow.payroll;
    const before = (await datasul.payroll({ limit: '0' })).totals.rows;
    const rows = await eventually(
      async () => {
        const { totals } = await datasul.payroll({ limit: '0' });
        const { open } = await datasul.atOnce();
        if (totals.rows < before + PROGRESS || open === 0)
          throw new Error(`${totals.rows} rows after ${before}, ${open} calls under way`);
        return totals.rows;
      },
      { timeoutMs: 60_000, intervalMs: 20, what: 'progress, and a call under way' },
    );
    expect(rows).toBeLessThan(TOTAL - PROGRESS);
  }

  async function killEverythingOnce(): Promise<void> {
    const { datasul, prefix } = flow.payroll;
    // Answers take long enough that all of this happens while most of the month is still on its way.
    await datasul.settings({ answerMs: 1_000 });
    // A connection that breaks before Datasul has done anything; to the caller this looks no different.
    await datasul.fault({ kind: 'reset-before', count: 1, skip: 1 });

    await whileAtWork();
    await flow.ingest.kill();
    await flow.startIngest();

    await whileAtWork();
    await flow.bridge.kill();
    const [now] = await flow.payroll.database.query<{ at: string }[]>(
      'SELECT clock_timestamp()::text AS at',
    );
    bridgeDiedAt = now?.at ?? '';
    await flow.startBridge();

    await whileAtWork();
    const broker = (await cluster.leaderOf(prefix + SETTLED, 0)) ?? 1;
    await cluster.kill(broker);
    await whileAtWork();
    await cluster.restore(broker);

    await whileAtWork();
    await postgres.crash();
    // What was under way is answered while nobody can write it down.
    await eventually(async () => (await datasul.atOnce()).open === 0, {
      what: 'an answer to what was under way',
    });
    await postgres.start();
    await whileAtWork();
    await datasul.settings({ answerMs: 0 });
  }

  beforeAll(async () => {
    [cluster, postgres] = await Promise.all([startCluster({ brokers: 3 }), startPostgres()]);
    flow = await PayrollFlow.start({
      brokers: cluster.brokers,
      databaseUrl: await postgres.databaseUrl('payroll'),
      replyWithinMs: 8_000,
      datasul: 'itemsPerCall: 10, calls: 2, timeoutMs: 4000',
    });
    const size = EMPLOYEES / DEPARTMENTS;
    senders = Array.from({ length: DEPARTMENTS }, (_, n) => {
      const items = month.items.slice(n * size, (n + 1) * size);
      return new InsistentSender(flow.pontoWeb, { items });
    });
    const sent = senders.map((sender) => sender.untilSettled(150_000));
    await Promise.all([killEverythingOnce(), ...sent]);
  }, 180_000);

  it('was noticed by its sender', () => {
    expect(senders.every(({ failures }) => failures.length > 0)).toBe(true);
    expect(senders.every(({ unfinished }) => unfinished > 0)).toBe(true);
  });

  it('posted nothing twice, lost nothing, and told nobody S of what is not posted', async () => {
    expect(brokenPromises(senders, month, await flow.payroll.datasul.payroll())).toEqual(NOTHING);
  });

  it('leaves unknown what was in a call that broke off, and nothing on its way', async () => {
    const unknown = senders.flatMap((sender) => sender.unknown).length;
    // The call whose connection broke, and those of the bridge that was killed: of an employee each at least. At most ten
    // of the first, after which calls are half as large; the bridge was making two, and may have been writing two others.
    expect(unknown).toBeGreaterThanOrEqual(2 * RUBRICAS);
    expect(unknown).toBeLessThanOrEqual((10 + 4 * 5) * RUBRICAS);
    // The one that followed lived on: what Datasul answered while PostgreSQL was away was kept and written down.
    const doubted = `payroll_call WHERE outcome IN ('unknown', 'process-died')`;
    expect(await flow.payroll.count(doubted)).toBeGreaterThan(1);
    expect(await flow.payroll.count(`${doubted} AND started_at > '${bridgeDiedAt}'`)).toBe(0);
    await flow.payroll.untilIdle();
    expect(await flow.payroll.count(`payroll_entry WHERE state = 'unknown'`)).toBe(unknown);
    expect(await flow.payroll.count(`payroll_entry WHERE state = 'accepted'`)).toBe(
      TOTAL - unknown,
    );
    expect(await flow.payroll.count(`inbox WHERE state = 'dead'`)).toBe(0);
  });

  it('tells analytics S of nothing that is not posted', async () => {
    const rows = new Map(
      (await flow.payroll.datasul.payroll()).rows.map((row) => [postedName(row), row]),
    );
    const told = await readTopic(cluster.brokers, flow.payroll.prefix + SETTLED);
    const wrong = told
      .map((record) => record.json<DatasulResultsSettled>())
      .filter(({ state }) => state === 'accepted')
      .filter((event) => rows.get(toldName(event))?.valores.join() !== event.referencia)
      .map(toldName);
    expect(wrong).toEqual([]);
  });

  it('is complete, each rubrica once, when a person has looked up what was unknown', async () => {
    const { brokers, prefix, datasul } = flow.payroll;
    const operator = new Operator(prefix, 'payroll-bridge', brokers);
    const there = new Set((await datasul.payroll()).rows.map(postedName));
    const unknown = await listUnknown(operator);
    const posted = unknown.filter((entry) => there.has(toldName(entry)));
    const absent = unknown.filter((entry) => !there.has(toldName(entry)));
    expect([posted.length > 0, absent.length > 0]).toEqual([true, true]);
    await flow.payroll.callsAreLongOver();
    await decide(operator, 'accept', posted);
    await decide(operator, 'resend', absent);
    await flow.payroll.untilIdle();

    await Promise.all(senders.map((sender) => sender.untilSettled(30_000)));
    expect(senders.flatMap((sender) => sender.accepted)).toHaveLength(TOTAL);
    const table = await datasul.payroll();
    expect(brokenPromises(senders, month, table)).toEqual(NOTHING);
    expect(comparePosted(month, table.rows).missing).toEqual([]);
    expect(table.totals).toMatchObject({ rows: TOTAL, posts: TOTAL, repeats: 0 });
    expect(await flow.payroll.count(`payroll_entry WHERE state = 'accepted'`)).toBe(TOTAL);
    expect(await flow.payroll.count(`payroll_line WHERE state = 'waiting'`)).toBe(0);
  });
});

/** All pages of the list. */
async function listUnknown(operator: Operator): Promise<UnknownEntry[]> {
  const all: UnknownEntry[] = [];
  let after: string | null = null;
  do {
    const args = { profile: 'holding-producao', limit: 50, ...(after !== null && { after }) };
    const { result } = await operator.ask('payroll.unknown.list', args);
    const page = result as { entries: UnknownEntry[]; next: string | null };
    all.push(...page.entries);
    after = page.next;
  } while (after !== null);
  return all;
}

/** Decides entries by their ids; a call that may still be at work in Datasul is waited for. */
async function decide(
  operator: Operator,
  verb: string,
  entries: readonly UnknownEntry[],
): Promise<void> {
  const open = new Set(entries.map(({ id }) => id));
  await eventually(
    async () => {
      const ids = [...open].slice(0, 200);
      const { result } = await operator.ask(`payroll.unknown.${verb}`, { ids });
      const { decided } = result as { decided: readonly { id: string }[] };
      for (const { id } of decided) open.delete(id);
      return open.size === 0;
    },
    { timeoutMs: 60_000, intervalMs: 1_000, what: `${verb} of ${entries.length} entries` },
  );
}
