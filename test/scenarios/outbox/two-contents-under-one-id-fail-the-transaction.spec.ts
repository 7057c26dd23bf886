import { DataSource } from 'typeorm';
import { CollectedUnit, messagingMigrations, OutboxConflictError } from '@ponte/messaging';
import { stack } from '@ponte/testing';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * An event's id is made of service, topic, subject and state version. Telling one change twice is one row. Two different
 * contents under one id mean that a state version did not grow: readers would drop the second as a repeat, so the
 * transaction that tells it fails instead.
 */
describe('one event id in the outbox', () => {
  let database: DataSource;
  beforeAll(async () => {
    const url = await stack().databaseUrl('outbox');
    database = await new DataSource({
      type: 'postgres',
      url,
      migrations: messagingMigrations,
      migrationsTransactionMode: 'each',
    }).initialize();
    await database.runMigrations();
  });
  afterAll(() => database.destroy());

  const tell = (note: string, ...more: string[]) =>
    database.transaction(async (manager) => {
      const unit = new CollectedUnit(manager, 'hearing', new Date());
      for (const text of [note, ...more]) {
        unit
          .asUnitOfWork()
          .tell(thingNoted, { thing: 'a', n: 1, note: text }, { subject: 'a', stateVersion: 1 });
      }
      await unit.flush();
    });
  const rows = async () =>
    ((await database.query('SELECT count(*)::int AS count FROM outbox')) as { count: number }[])[0]
      ?.count;

  it('is one row, however often the same is told', async () => {
    await tell('same', 'same');
    await tell('same');
    expect(await rows()).toBe(1);
  });

  it('refuses another content in a later transaction', async () => {
    await expect(tell('other')).rejects.toBeInstanceOf(OutboxConflictError);
    expect(await rows()).toBe(1);
  });

  it('refuses two contents in one transaction', async () => {
    await database.query('DELETE FROM outbox');
    await expect(tell('one', 'two')).rejects.toBeInstanceOf(OutboxConflictError);
    expect(await rows()).toBe(0);
  });
});
