import { randomUUID } from 'node:crypto';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * A run found a person in the step before the event of that entry was heard. The event comes after all: dated up to the
 * poll, whether the screening is still open or has had its result; or dated later (a clock is wrong), while it is open.
 * It belongs to the screening that is there and never places a second order. A real entry after that is a new one.
 */
it('a late moved is adopted and never places a second order', async () => {
  const world = await ReconcileWorld.start();
  const { screening } = world;
  const { sandbox } = screening;
  await world.addPeople({ id: 6101, count: 3 });
  const before = new Date(Date.now() - 60_000).toISOString();
  expect((await world.reconcile()).counts).toMatchObject({ opened: 3 });
  const [open, returned, ahead] = await Promise.all(
    [6101, 6102, 6103].map((id) => screening.until(id, 'waiting')),
  );
  await screening.result({
    externalId: returned?.id ?? '',
    outcome: 'apto',
    date: new Date().toISOString(),
  });
  await screening.until(6102, 'returned');

  const [late, lateReturned, later] = [randomUUID(), randomUUID(), randomUUID()];
  const afterwards = new Date(Date.now() + 45_000).toISOString();
  await screening.move(
    { applicationId: 6101, id: late, date: before },
    { applicationId: 6102, id: lateReturned, date: before },
    { applicationId: 6103, id: later, date: afterwards },
  );
  for (const id of [late, lateReturned, later]) await screening.untilHeard(`acme:${id}`);
  const rows = await screening.database.query<{ id: string; adopted_event: string }[]>(
    `SELECT id, adopted_event FROM screening`,
  );
  expect(new Map(rows.map((row) => [row.id, row.adopted_event]))).toEqual(
    new Map([
      [open?.id, `acme:${late}`],
      [returned?.id, `acme:${lateReturned}`],
      [ahead?.id, `acme:${later}`],
    ]),
  );
  const orders = { system: 'exams', effect: 'order-created' };
  expect(await sandbox.count(orders)).toBe(3);
  const [entered] = await screening.database.query<{ entered: Date; opened: Date }[]>(
    `SELECT entered_at AS entered, r.started_at AS opened FROM screening s JOIN reconcile_run r ON r.id::text = s.cause LIMIT 1`,
  );
  expect(entered?.entered.getTime()).toBeGreaterThanOrEqual((entered?.opened.getTime() ?? 0) - 1);

  // Away and back again, an hour later: another entry.
  const [away, back] = [3_600_000, 3_660_000].map((ms) => new Date(Date.now() + ms).toISOString());
  await screening.move(
    {
      applicationId: 6102,
      step: { id: 54392497, name: 'Triagem' },
      previousStep: { id: 54392498, name: 'Exames' },
      date: away,
    },
    { applicationId: 6102, date: back },
  );
  await screening.until(6102, 'waiting');
  expect(await screening.screenings(6102)).toHaveLength(2);
  expect(await sandbox.count(orders)).toBe(4);
});
