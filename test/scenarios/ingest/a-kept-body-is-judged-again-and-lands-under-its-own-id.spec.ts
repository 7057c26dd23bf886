import { randomUUID } from 'node:crypto';
import { eventRecord } from '@ponte/messaging';
import { opsCommandAnswered, serviceTopics, type OpsCommandAnswered } from '@ponte/contracts';
import { eventually, movedEvent, writeRecords, type LoggedRecord } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * A body that broke its contract was answered 200, so its sender will not send it again: what is kept is all there is.
 * Once contract or configuration is mended, an operator sends it to ingest's own replay topic, and it becomes the event
 * that it would have been, under the same id as if it had come so: sent twice, or delivered again as well, it is one
 * event for everybody. What is still bad stays where it is. A record that cannot be judged keeps no other one waiting.
 */
describe('a body that was kept aside', () => {
  const RIGHT = { pedido: { ref: 'order-1' }, laudo: { parecer: 'apto', em: '2026-03-04' } };
  let before: IngestWorld;
  let world: IngestWorld;

  async function replay(records: readonly LoggedRecord[]): Promise<void> {
    const messages = records.map(({ key, value, headers }) => ({ key, value, headers }));
    await writeRecords(world.brokers, world.topic('ingest.replay.v1'), messages);
  }
  const judged = (outcome: string) =>
    world.metric(new RegExp(`ingest_replayed_total\\{.*outcome="${outcome}"`));
  const results = () => world.records('validation.result.received.v1');

  beforeAll(async () => {
    // A platform that was configured wrongly: the order's id is looked for in the wrong place.
    before = await ingestWorld({ yaml: (text) => text.replace('/pedido/ref', '/pedido/id') });
    expect((await before.validation(RIGHT)).json()).toEqual({ status: 'kept' });
    expect((await before.gupy({ event: 'application.archived', id: 'x' })).status).toBe(200);
    expect((await before.gupy({ ...movedEvent(), date: 'ontem' })).status).toBe(200);
    await before.app.stop();
    world = await ingestWorld({ prefix: before.prefix });
  });

  it('lands once it can be understood, under the id of the same body sent again', async () => {
    const [kept] = (await world.records('ingest.rejected.v1')).filter(
      ({ headers }) => headers.ce_source === '/validation/exam-platform',
    );
    await replay([kept!, kept!]);
    await eventually(async () => (await judged('accepted')) === 2);
    const answered = await world.validation(RIGHT);
    const landed = await results();
    expect(landed).toHaveLength(3);
    expect(new Set(landed.map(({ headers }) => headers.ce_id))).toEqual(
      new Set([answered.json<{ id: string }>().id]),
    );
    const [first] = landed;
    expect(first?.key).toBe('order-1');
    expect(first?.headers.ce_causationid).toBe(kept?.headers.ce_id);
    expect(first?.headers.traceparent?.split('-')[1]).toBe(
      kept?.headers.traceparent?.split('-')[1],
    );
    // Received when it came, not when it was judged.
    expect(first?.json<{ receivedAt: string }>().receivedAt).toBe(
      kept?.json<{ receivedAt: string }>().receivedAt,
    );
  });

  it('that is still bad stays, and the reasons are in the log', async () => {
    const moved = (await world.records('ingest.rejected.v1')).filter(
      ({ headers }) => headers.ce_source === '/gupy/acme',
    );
    await replay([...moved, ...(await world.records('ingest.unrouted.v1'))]);
    await eventually(async () => (await judged('rejected')) === 1);
    await eventually(async () => (await judged('unrouted')) === 1);
    const lines = world.app.logs.records.filter(({ msg }) => /again and stays/.test(String(msg)));
    expect(lines.map(({ outcome }) => outcome).sort()).toEqual(['rejected', 'unrouted']);
    expect(lines[0]?.reasons).not.toEqual([]);
    expect(await world.records('ingest.rejected.v1')).toHaveLength(2);
    expect(await world.records('gupy.application.moved.v1')).toEqual([]);
  });

  it('is passed by when it is none, and the next one is judged', async () => {
    const [kept] = (await world.records('ingest.rejected.v1')).filter(
      ({ headers }) => headers.ce_source === '/validation/exam-platform',
    );
    const value = kept!.json<{ source: string; sealed: { raw: string } }>();
    const changed = (change: object): LoggedRecord => ({
      ...kept!,
      value: Buffer.from(JSON.stringify({ ...value, ...change })),
    });
    await replay([
      { ...kept!, value: null },
      { ...kept!, value: Buffer.from('no JSON') },
      { ...kept!, headers: {} },
      // A body passed off as another source's; a source that is gone.
      changed({ source: 'acme' }),
      changed({ sealed: { raw: value.sealed.raw.replace(/.$/, 'A') } }),
      kept!,
    ]);
    await eventually(async () => (await judged('accepted')) === 3);
    // Partitions are read side by side: the last of these may be behind the last accepted one.
    await eventually(async () => (await judged('unreadable')) === 5);
    expect(await results()).toHaveLength(4);
  });

  it('and what is valid now, ingest says when it is asked', async () => {
    const ask = async (name: string, args: object): Promise<OpsCommandAnswered> => {
      const commandId = randomUUID();
      const now = Date.now();
      const { command } = serviceTopics('ingest');
      const value = {
        ...{ commandId, name, args, actor: 'maria', why: '', dryRun: false },
        issuedAt: new Date(now).toISOString(),
        expiresAt: new Date(now + 30_000).toISOString(),
      };
      const record = eventRecord(command, value, {
        ...{ id: commandId, source: '/ponte/ops', time: new Date(now) },
      });
      await writeRecords(world.brokers, world.topic(command.topic), [
        { key: record.key, value: record.value, headers: record.headers },
      ]);
      return eventually(async () => {
        const told = await world.records(opsCommandAnswered.topic);
        return told.find(({ key }) => key === commandId)?.json<OpsCommandAnswered>() ?? false;
      });
    };
    expect(await ask('service.describe', {})).toMatchObject({
      state: 'done',
      result: { service: 'ingest' },
    });
    expect(await ask('credentials.show', { source: 'acme' })).toMatchObject({
      state: 'done',
      result: {
        complete: true,
        sources: [{ id: 'acme', kind: 'gupy', valid: [expect.any(String), expect.any(String)] }],
      },
    });
    expect(await ask('credentials.show', { source: 'nobody' })).toMatchObject({ state: 'refused' });
  });
});
