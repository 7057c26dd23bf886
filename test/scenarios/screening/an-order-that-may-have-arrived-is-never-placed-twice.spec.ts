import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const rule = (id: string, provider: string) => `
  - { id: ${id}, step: { name: "${id}" }, provider: ${provider}, outcomes: { apto: { tag: "Apto" } } }`;

/**
 * The platform took the order, and the connection broke before its answer. Whether a repeat is harmless is known only per
 * platform, so its setting decides: `find` looks for the order, `idempotent` orders again under the same key, `unknown`
 * leaves it to a person. In no case are there two orders for one person.
 */
it('an order that may have arrived is never placed twice', async () => {
  const url = '{sandbox}/exams';
  const more = `token: { env: EXAM_API_TOKEN }, timeoutMs: 3000`;
  const world = await ScreeningWorld.start({
    provider: 'repeat: find',
    providers: `
  - { id: keyed, url: "${url}", repeat: idempotent, ${more} }
  - { id: blind, url: "${url}", repeat: unknown, ${more} }`,
    screenings: rule('finds', 'exam-platform') + rule('keyed', 'keyed') + rule('blind', 'blind'),
  });
  const { sandbox } = world;
  // Of a platform that honours keys, a second order with the same key is the first one.
  await sandbox.fault({ system: 'exams', method: 'POST', kind: 'reset-after', count: 3 });
  const enter = (applicationId: number, name: string) => ({
    applicationId,
    step: { id: applicationId, name },
  });
  await world.move(enter(111, 'finds'), enter(112, 'keyed'), enter(113, 'blind'));

  const found = await world.until(111, 'waiting');
  const keyed = await world.until(112, 'waiting');
  const parked = await world.until(113, 'parked');
  expect(found.order_id).toEqual(expect.any(String));
  expect(keyed.order_id).toEqual(expect.any(String));
  expect(parked.reason).toContain('it is not known whether blind took the order');
  const placed = await sandbox.calls({ system: 'exams', method: 'POST' });
  const orders = (id: string) =>
    placed.filter(({ body }) => (body as { externalId: string }).externalId === id);
  expect(orders(found.id)).toHaveLength(1);
  expect(orders(keyed.id)).toHaveLength(2);
  expect(orders(parked.id)).toHaveLength(1);
  expect(placed.filter(({ effect }) => effect?.startsWith('order-created'))).toHaveLength(3);
});
