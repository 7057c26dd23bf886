import { equipmentAttentionNeeded, gupyCandidateHired } from '@ponte/contracts';
import { KITS } from '../../fixtures/provisioning/settings';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * A hire without a valid CPF, a date or a kit is neither dropped nor sent half: it waits, told with its reason. It goes on
 * when HR saves the corrected data, or when a start brings rules that know it. And what is missing later changes nothing
 * of a ticket that is open.
 */
it('what a person must supply is waited for', async () => {
  const world = await ProvisioningWorld.start();
  const day = (of: number) => `2026-03-2${of}T10:00:00.000Z`;
  await world.hire(
    { applicationId: 71, date: day(0), candidate: { identificationDocument: '' } },
    { applicationId: 72, date: day(0), candidate: { identificationDocument: '12345678900' } },
    {
      applicationId: 73,
      date: day(0),
      candidate: { identificationDocument: 'AB1234', countryOfOrigin: 'AR' },
    },
    { applicationId: 74, date: day(0), role: 'Operador', hiringDate: null },
    { applicationId: 75, date: day(0) },
  );
  await world.until(75, 'open');
  const reasons = new Map<number, string>();
  for (const event of await world.untilTold(equipmentAttentionNeeded.topic, 4)) {
    reasons.set(event.applicationId as number, event.reason as string);
    expect(event).toMatchObject({ ticketId: null, items: [] });
  }
  expect([...reasons].sort(([a], [b]) => a - b)).toEqual([
    [71, 'no-cpf'],
    [72, 'invalid-cpf'],
    [73, 'foreign-document'],
    [74, 'no-hiring-date'],
  ]);
  expect((await world.until(74, 'needs-attention')).reason).toBe('no-hiring-date,no-kit');
  expect(world.desk.tickets).toHaveLength(1);

  // The same again is not told again; what HR corrects goes on; an open ticket stays as it is.
  await world.hire(
    { applicationId: 71, date: day(1), candidate: { identificationDocument: '' } },
    { applicationId: 72, date: day(1), candidate: { identificationDocument: '529.982.247-25' } },
    { applicationId: 74, date: day(1), role: 'Operador' },
    {
      applicationId: 75,
      date: day(1),
      role: 'Gerente',
      candidate: { identificationDocument: null },
    },
  );
  await world.until(72, 'open');
  await world.untilCaughtUp(gupyCandidateHired.topic);
  const open = await world.until(75, 'needs-attention');
  expect(open).toMatchObject({ reason: 'no-cpf', ticket_id: expect.any(String) as string });
  expect(world.desk.of(open.id)).toEqual([expect.objectContaining({ role: 'Analista' })]);
  expect((await world.until(74, 'needs-attention')).reason).toBe('no-kit');
  const told = await world.untilTold(equipmentAttentionNeeded.topic, 6);
  expect(told.filter(({ applicationId }) => applicationId === 71)).toHaveLength(1);

  await world.hire({ applicationId: 75, date: day(2), role: 'Gerente' });
  await world.until(75, 'open');
  await world.untilIdle(75);
  expect(world.desk.of(open.id)).toEqual([expect.objectContaining({ role: 'Gerente' })]);

  await world.services[0]?.stop();
  await world.configure({
    kits: `${KITS}  - { id: padrao, when: {}, items: [{ sku: tablet }] }\n`,
  });
  await world.spawn();
  const known = await world.until(74, 'open');
  expect(world.desk.of(known.id)).toEqual([
    expect.objectContaining({ items: [expect.objectContaining({ sku: 'tablet' })] }),
  ]);
  expect((await world.request(71))?.reason).toBe('no-cpf');
});
