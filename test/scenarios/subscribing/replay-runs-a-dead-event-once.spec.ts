import { type LoggedRecord, type AppProcess, eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * A dead letter is run again by putting it on the service's replay topic, never on the business topic, where other
 * services would hear it again. The handler of its origin's contract runs it if the inbox knows it as dead, or not at all
 * any more; a second replay does nothing.
 */
describe('a dead event on the replay topic', () => {
  let world: HearingWorld;
  let app: AppProcess;
  let dead: LoggedRecord;

  const replay = (record: LoggedRecord) =>
    world.writeRaw('hearing.replay.v1', [
      { key: record.key, value: record.value, headers: record.headers },
    ]);
  const untilRead = (records: number) =>
    eventually(
      async () =>
        [...(await world.committed('hearing.replay.v1')).values()].reduce(
          (sum, offset) => sum + Math.max(0, offset),
          0,
        ) === records,
      {
        timeoutMs: 20_000,
      },
    );

  beforeAll(async () => {
    world = await HearingWorld.create();
    app = await world.start();
    await world.write([{ thing: 'a', n: 1, wish: 'need-the-gate' }]);
    dead = (await world.untilTopic('hearing.dead.v1', 1))[0] as LoggedRecord;
    expect(await world.noted()).toEqual([]);
  });
  afterAll(async () => {
    await app.stop();
    await world.close();
  });

  it('is dead again, with a second letter, while the reason lasts', async () => {
    await replay(dead);
    const letters = await world.untilTopic('hearing.dead.v1', 2);
    expect(letters.map(({ headers }) => headers['ponte-event-id'])).toEqual(['a-1', 'a-1']);
    expect(letters.map(({ headers }) => headers['ponte-origin-topic'])).toEqual([
      'test.thing.happened.v1',
      'test.thing.happened.v1',
    ]);
  });

  it('runs once when the reason is gone', async () => {
    await world.database.query(`INSERT INTO gate VALUES ('open')`);
    await replay(dead);
    const [row] = await world.untilNoted(1);
    expect(row).toMatchObject({ event_id: 'a-1', thing: 'a', n: 1 });
    expect(await world.count(`inbox WHERE event_id = 'a-1' AND state = 'done'`)).toBe(1);
  });

  it('does nothing when replayed twice', async () => {
    await replay(dead);
    await untilRead(3);
    expect(await world.noted()).toHaveLength(1);
    expect(await world.read('hearing.dead.v1')).toHaveLength(2);
  });

  it('runs when the inbox has forgotten it', async () => {
    await world.database.query(`DELETE FROM inbox WHERE event_id = 'a-1'`);
    await replay(dead);
    expect(await world.untilNoted(2)).toHaveLength(2);
  });

  it('is refused with a reason when nothing says what it was', async () => {
    await world.writeRaw('hearing.replay.v1', [
      { key: 'a', value: '{}', headers: { ce_id: 'stray' } },
    ]);
    const letters = await world.untilTopic('hearing.dead.v1', 3);
    const stray = letters.find(({ headers }) => headers['ponte-event-id'] === 'stray');
    expect(stray?.headers['ponte-dead-reason']).toContain('ponte-origin-topic');
  });

  it('does not block what is behind it, whatever its headers claim', async () => {
    const nul = String.fromCharCode(0);
    await world.writeRaw('hearing.replay.v1', [
      { key: 'a', value: '{}', headers: { 'ponte-origin-topic': `test.thing.happened.v1${nul}` } },
      { key: 'a', value: '{}', headers: { 'ponte-origin-topic': 'x'.repeat(20_000) } },
      { key: 'a', value: '{}', headers: { ce_id: 'behind' } },
    ]);
    const letters = await world.untilTopic('hearing.dead.v1', 6);
    expect(letters.map(({ headers }) => headers['ponte-event-id'])).toContain('behind');
  });
});
