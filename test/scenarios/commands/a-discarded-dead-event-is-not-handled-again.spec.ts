import { type AppProcess, eventually, type LoggedRecord } from '@ponte/testing';
import { Operator } from '../../fixtures/commands/operator';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * An operator who gives a dead event up must be able to rely on it: whoever replays it later, by mistake or with a whole
 * topic, does nothing. What was handled cannot be given up, and what the service does not know only by saying so, for
 * an event that is still to come would be passed by.
 */
describe('a dead event that was discarded', () => {
  let world: HearingWorld;
  let operator: Operator;
  let app: AppProcess;
  let letters: LoggedRecord[];
  const topic = 'test.thing.happened.v1';
  const event = (eventId: string): object => ({ topic, eventId });
  const states = async (...ids: string[]): Promise<string[]> => {
    const { result } = await operator.ask('dead.states', { events: ids.map(event) });
    return (result as { states: { state: string }[] }).states.map(({ state }) => state);
  };

  beforeAll(async () => {
    world = await HearingWorld.create();
    operator = new Operator(world.prefix, 'hearing');
    app = await world.start();
    await world.write([
      { thing: 'a', n: 1, wish: 'need-the-gate' },
      { thing: 'b', n: 1, wish: 'need-the-gate' },
      { thing: 'c', n: 1 },
    ]);
    letters = await world.untilTopic('hearing.dead.v1', 2);
    await world.untilNoted(1);
    await world.database.query(`INSERT INTO gate VALUES ('open')`);
  });
  afterAll(async () => {
    await app.stop();
    await world.close();
  });

  it('is known as such beside the others', async () => {
    expect(await states('a-1', 'b-1', 'c-1', 'd-1')).toEqual(['dead', 'dead', 'done', 'absent']);
    const rehearsal = { dryRun: true };
    const args = { events: [event('a-1')] };
    expect(await operator.ask('dead.discard', args, rehearsal)).toMatchObject({ state: 'done' });
    expect(await states('a-1')).toEqual(['dead']);
    const answer = await operator.ask('dead.discard', { events: [event('a-1'), event('c-1')] });
    expect(answer.result).toMatchObject({
      discarded: [{ ...event('a-1'), state: 'discarded' }],
      left: [{ ...event('c-1'), state: 'done' }],
    });
    expect(await states('a-1', 'b-1', 'c-1')).toEqual(['discarded', 'dead', 'done']);
  });

  it('is not handled when it is replayed, while another one is', async () => {
    await world.writeRaw(
      'hearing.replay.v1',
      letters.map(({ key, value, headers }) => ({ key, value, headers })),
    );
    const noted = await world.untilNoted(2);
    await eventually(async () => (await states('b-1'))[0] === 'done');
    expect(noted.map((row) => row.event_id).sort()).toEqual(['b-1', 'c-1']);
    expect(await states('a-1')).toEqual(['discarded']);
    expect(await world.read('hearing.dead.v1')).toHaveLength(2);
  });

  it('must be one that died, unless the service has forgotten it', async () => {
    expect(await operator.ask('dead.discard', { events: [event('c-1')] })).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('done') as string,
    });
    const forgotten = { events: [event('z-1')] };
    expect(await operator.ask('dead.discard', forgotten)).toMatchObject({ state: 'refused' });
    expect(await states('z-1')).toEqual(['absent']);
    const anyway = await operator.ask('dead.discard', { ...forgotten, evenForgotten: true });
    expect(anyway).toMatchObject({ state: 'done' });
    expect(await states('z-1')).toEqual(['discarded']);
  });
});
