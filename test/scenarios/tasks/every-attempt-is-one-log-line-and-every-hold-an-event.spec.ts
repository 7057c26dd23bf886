import { eventually, RecordingHttpServer } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * Whoever looks for what happened to a task finds one line of the log per attempt with every fact on it, in the trace of
 * the event that caused the task, and on the topic of held tasks an event for each one that waits for a person: with what it
 * is about, why, since when, how many wait behind it, and the same cause and trace.
 */
describe('an attempt and a hold', () => {
  let world: DoingWorld;

  beforeAll(async () => {
    world = await DoingWorld.create();
  });
  afterAll(() => world.database.destroy());

  it('are told in the log and on the topic', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const outside = await RecordingHttpServer.start(({ path }) =>
      path.endsWith('/1') ? { status: 404 } : { body: {} },
    );
    const app = await world.start({ DOING_URL: outside.url });
    await world.write('tag', 1, `00-${trace}-00f067aa0ba902b7-01`);
    await world.write('tag', 2);
    const [held] = await eventually(
      async () => {
        const records = await world.read('task.held.v1');
        return records.length > 0 && records;
      },
      { timeoutMs: 20_000, what: 'the event of the hold' },
    );

    const lines = app.logs.records.filter(({ msg }) => msg === 'task attempt');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      service: 'doing',
      component: 'tasks',
      kind: 'test.do-thing',
      lane: 'things/tag',
      party: 'test:outside',
      subject: 'tag',
      attempt: 1,
      class: 'permanent',
      status: 404,
      reason: 'POST things: 404',
      next: 'parked',
      trace_id: trace,
    });
    expect(lines[0]?.ms).toEqual(expect.any(Number));
    expect(outside.requests[0]?.headers.traceparent).toContain(trace);
    expect(held?.key).toBe('doing/things/tag');
    expect(JSON.parse(String(held?.value))).toMatchObject({
      service: 'doing',
      kind: 'test.do-thing',
      lane: 'things/tag',
      state: 'parked',
      reason: 'POST things: 404',
      subject: 'tag',
    });
    expect(held?.headers).toMatchObject({
      ce_type: 'task.held.v1',
      ce_source: '/ponte/doing',
      ce_causationid: 'tag-1',
    });
    expect(held?.headers.traceparent).toContain(trace);
  });
});
