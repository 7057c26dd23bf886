import { ahgoraMonth, comparePosted, startCluster } from '@ponte/testing';
import { PayrollFlow } from '../../fixtures/payroll/payroll-flow';

const SETTLED = 'datasul.results.settled.v1';
/** The sender's deadline as it is configured by default. */
const REPLY_WITHIN_MS = 25_000;

/**
 * Datasul has posted, and before its answer is told a broker dies: the one that leads the topic on which ingest hears of it.
 * The two others take over within seconds, what was not told yet is told to them, and the sender has its reply, `S` for each
 * rubrica, on the connection on which it sent and inside its deadline.
 */
it('a broker that dies between posting and settling delays no reply beyond its deadline', async () => {
  const cluster = await startCluster({ brokers: 3 });
  const flow = await PayrollFlow.start({ brokers: cluster.brokers });
  const { datasul, prefix } = flow.payroll;
  await datasul.settings({ answerMs: 4_000 });
  const month = ahgoraMonth({ employees: 40, rubricas: 2 });
  const replied = flow.pontoWeb.send(month);
  await datasul.untilRows(80);
  // One of three partitions at least has its leader there, and the outcomes of 40 employees go to all of them.
  const leader = await cluster.leaderOf(prefix + SETTLED, 0);
  await cluster.kill(leader ?? 1);
  expect((await datasul.atOnce()).open).toBeGreaterThan(0);
  // All is posted; of the call that is not answered yet, which holds most of them, nothing is settled.
  expect(await flow.payroll.count(`payroll_entry WHERE state = 'sending'`)).toBeGreaterThan(0);

  const { status, ms, entries } = await replied;
  expect(status).toBe(200);
  expect(ms).toBeLessThan(REPLY_WITHIN_MS);
  expect(entries.map(({ matricula, rubrica, status: said }) => [matricula, rubrica, said])).toEqual(
    month.items.flatMap(({ matricula, resultados }) =>
      resultados.map(({ rubrica }) => [matricula, rubrica, 'S']),
    ),
  );
  const nothing = { missing: [], different: [], repeated: [], foreign: [] };
  expect(comparePosted(month, (await datasul.payroll()).rows)).toEqual(nothing);
});
