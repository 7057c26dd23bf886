import { equipmentRequested, gupyCandidateHired } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Gupy sends the hire each time that its data are saved, changed or not. People at the desk must not be bothered by what
 * does not concern them, and must learn what does: nothing is sent for unchanged data; a new date, posto or kit goes into
 * the ticket that is open, with what changed in words.
 */
it('saved again unchanged does nothing, and a change updates the ticket', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire({ applicationId: 21, date: '2026-03-20T14:00:00.000Z' });
  const { id } = await world.until(21, 'open');
  await world.hire({ applicationId: 21, date: '2026-03-20T15:00:00.000Z' });
  await world.untilCaughtUp(gupyCandidateHired.topic);
  expect(world.desk.received.map(({ method }) => method)).toEqual(['POST']);
  expect(await world.count('task')).toBe(1);

  await world.hire({
    applicationId: 21,
    date: '2026-03-21T10:00:00.000Z',
    hiringDate: '2026-04-13T03:00:00.000Z',
    role: 'Gerente',
    workplace: ['Diretoria', { name: 'Sala 2' }],
  });
  const told = await world.untilTold(equipmentRequested.topic, 2);
  expect(world.desk.of(id)).toEqual([
    expect.objectContaining({
      role: 'Gerente',
      workplace: 'Diretoria, Sala 2',
      startsOn: '2026-04-13',
      dueOn: '2026-04-06',
      items: [expect.objectContaining({ sku: 'notebook-16' })],
    }),
  ]);
  const [comment = ''] = world.desk.of(id)[0]?.comments ?? [];
  for (const line of [
    'Cargo: Analista → Gerente',
    'Posto de trabalho: Recepção → Diretoria, Sala 2',
    'Início: 2026-04-06 → 2026-04-13',
    'Item retirado: 1 × headset',
    'Item incluído: 1 × notebook-16',
  ])
    expect(comment).toContain(line);
  expect(told.map(({ change }) => change)).toEqual(['opened', 'changed']);
  expect(told[1]).toMatchObject({ requestId: id, startsOn: '2026-04-13', role: 'Gerente' });

  // The person's own data count too, though none of them is kept in clear.
  await world.hire({
    applicationId: 21,
    date: '2026-03-22T10:00:00.000Z',
    hiringDate: '2026-04-13T03:00:00.000Z',
    role: 'Gerente',
    workplace: ['Diretoria', { name: 'Sala 2' }],
    candidate: { lastName: 'Souza Prado' },
  });
  await world.untilTold(equipmentRequested.topic, 3);
  expect(world.desk.of(id)).toEqual([
    expect.objectContaining({
      name: 'Ana Souza Prado',
      comments: [expect.any(String), 'Dados da pessoa corrigidos.'],
    }),
  ]);
});
