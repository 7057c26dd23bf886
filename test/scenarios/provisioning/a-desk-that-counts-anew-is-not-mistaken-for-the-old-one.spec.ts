import { deskTicketUpdated, equipmentFulfilled } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

const OLD = [301, 302, 303, 304];
const NEW = [311, 312, 313, 314];
const soon = () => new Date(Date.now() + 60_000).toISOString();

/**
 * A desk that was set up anew, or replaced by another one, gives ids that older requests have: some of those have ended, some
 * are still open. What it tells of a ticket is of the request whose reference it names, also while that one's creation is
 * under way, and of the one that it was asked for last where it names none; nothing becomes of the older requests.
 */
it('a desk that counts anew is not mistaken for the old one', async () => {
  const world = await ProvisioningWorld.start();
  const rows = (ids: readonly number[], state: string) =>
    Promise.all(ids.map((id) => world.until(id, state)));
  // One after the other, so that each has the same number as its namesake below.
  const hireAll = async (ids: readonly number[]) => {
    for (const applicationId of ids) {
      await world.hire({ applicationId });
      await world.until(applicationId, 'open');
    }
    return rows(ids, 'open');
  };
  const delivered = { status: 'delivered', date: soon() };
  const told = (row: { id: string; ticket_id: string | null }) => ({
    ...{ ...delivered, ticketId: row.ticket_id ?? '', reference: row.id },
  });

  const old = await hireAll(OLD);
  await world.ticket(...old.slice(0, 2).map(told));
  await rows(OLD.slice(0, 2), 'fulfilled');

  world.desk.beginAnew();
  const anew = await hireAll(NEW);
  expect(anew.map(({ ticket_id }) => ticket_id)).toEqual(old.map(({ ticket_id }) => ticket_id));
  const [, , , nameless] = anew;
  await world.ticket(...anew.slice(0, 3).map(told));
  await world.ticket({ ...delivered, ticketId: nameless?.ticket_id ?? '' });
  await rows(NEW, 'fulfilled');
  await rows(OLD.slice(2), 'open');

  // Told before the creation has settled, while an older request with that ticket's id is still open.
  world.desk.beginAnew();
  const [namesake] = await hireAll([305]);
  world.desk.beginAnew();
  let answer: (() => void) | undefined;
  world.desk.once('POST', (apply, _request, response) => {
    apply();
    const made = world.desk.tickets.at(-1);
    answer = () => {
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(made));
    };
    return 'answered';
  });
  await world.hire({ applicationId: 315 });
  const early = await world.until(315, 'requesting');
  await world.untilTask('desk.create-ticket', 'running');
  await world.ticket(told({ id: early.id, ticket_id: namesake?.ticket_id ?? '' }));
  await world.untilCaughtUp(deskTicketUpdated.topic);
  answer?.();
  await world.until(315, 'fulfilled');
  expect((await world.request(305))?.state).toBe('open');
  expect(await world.untilTold(equipmentFulfilled.topic, 7)).toHaveLength(7);
  expect(await world.count('desk_report')).toBe(0);
});
