import { eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * Inbox and outbox remember for a number of days and then forget, in small batches; otherwise they would grow for ever. What
 * still waits to be sent is never forgotten, however old it is, and neither is a dead letter that could not be sent: both
 * exist nowhere else.
 */
describe('rows older than their retention', () => {
  let world: HearingWorld;

  beforeAll(async () => {
    world = await HearingWorld.create();
    await (await world.start()).stop();
    await world.database.query(`
      INSERT INTO inbox (topic, event_id, state, at)
      SELECT 't.v1', 'old-' || n, 'done', now() - interval '8 days' FROM generate_series(1, 5000) n
      UNION ALL SELECT 't.v1', 'young-' || n, 'dead', now() - interval '6 days' FROM generate_series(1, 10) n
      UNION ALL VALUES ('t.v1', 'given-up', 'discarded', now() - interval '37 days'),
        ('t.v1', 'old-given-up', 'discarded', now() - interval '39 days')`);
    await world.database.query(`
      INSERT INTO ops_command (command_id, name, actor, why, dry_run, args, issued_at, heard_at)
      SELECT gen_random_uuid(), name, 'maria', '', false, '{}', now(), now() - age
      FROM (VALUES ('old', interval '91 days'), ('young', interval '89 days')) v (name, age)`);
    await world.database.query(`
      INSERT INTO outbox (shard, topic, key, event_id, content_hash, value, headers, created_at, sent_at, dead_at, dead_letter)
      SELECT 0, 'test.nowhere.v1', 'k', kind || n, '', '{}', '{}', now() - age, sent, dead, letter
      FROM generate_series(1, 3) n,
        (VALUES ('sent', interval '8 days', now(), NULL::timestamptz, false),
          ('dead', interval '8 days', NULL, now(), true), ('lost', interval '8 days', NULL, now(), false),
          ('waiting', interval '8 days', NULL, NULL, false), ('young', interval '6 days', now(), NULL, false))
          v (kind, age, sent, dead, letter)`);
    const app = await world.start();
    await eventually(async () => (await world.count(`inbox WHERE event_id LIKE 'old-%'`)) === 0);
    await eventually(async () => (await world.count(`outbox WHERE event_id LIKE 'sent%'`)) === 0);
    await eventually(async () => (await world.count(`ops_command WHERE name = 'old'`)) === 0);
    await app.stop();
  });
  afterAll(() => world.close());

  it('are gone from the inbox, younger ones are not', async () => {
    expect(await world.count(`inbox WHERE event_id LIKE 'young-%'`)).toBe(10);
    expect(await world.count('inbox')).toBe(11);
  });

  it('that say that a dead event was given up stay as long as its letter can be replayed', async () => {
    expect(await world.count(`inbox WHERE event_id = 'given-up'`)).toBe(1);
  });

  it('are gone from the book of commands after 90 days', async () => {
    expect(await world.count('ops_command')).toBe(1);
  });

  it('are gone from the outbox if they were sent or have a dead letter; what exists nowhere else and younger ones are not', async () => {
    const rows = (await world.database.query('SELECT event_id FROM outbox ORDER BY event_id')) as {
      event_id: string;
    }[];
    expect(rows.map(({ event_id }) => event_id)).toEqual([
      'lost1',
      'lost2',
      'lost3',
      'waiting1',
      'waiting2',
      'waiting3',
      'young1',
      'young2',
      'young3',
    ]);
  });
});
