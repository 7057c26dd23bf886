import { allContracts, serviceTopics } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { storedTexts } from '../../fixtures/screening/stored-texts';
import { PERSON } from '../../fixtures/provisioning/settings';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * The CPF is opened for the one call that needs it. Whoever reads the database, a dump, a topic, a URL or a log line
 * learns nothing of the person, whatever state a request is in: waiting for the desk, refused, open, changed, waiting for a
 * CPF, delivered. And once it is delivered, what was sealed is gone.
 */
it('nobody can be read but at the desk', async () => {
  const world = await ProvisioningWorld.start();
  const { desk } = world;
  const day = (of: number) => `2026-03-2${of}T10:00:00.000Z`;
  await world.hire({ applicationId: 151, date: day(0) });
  const done = await world.until(151, 'open');
  await world.hire({ applicationId: 151, date: day(1), role: 'Gerente' });
  await eventually(() => desk.calls('PUT').length === 1, { timeoutMs: 20_000 });
  await world.untilIdle(151);
  await world.ticket({ ticketId: done.ticket_id ?? '', status: 'delivered', date: day(2) });
  await world.until(151, 'fulfilled');
  desk.once('POST', (_apply, _request, response) => {
    // A desk that quotes what it was sent.
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `CPF ${PERSON.cpf} de ${PERSON.name} inválido` }));
    return 'answered';
  });
  await world.hire({ applicationId: 152 });
  await world.untilTask('desk.create-ticket', 'parked');
  desk.once('POST', (_apply, _request, response) => {
    response.writeHead(429, { 'retry-after': '3600' }).end();
    return 'answered';
  });
  await world.hire({ applicationId: 153 });
  await world.untilTask('desk.create-ticket', 'waiting');
  await world.hire({ applicationId: 154, candidate: { identificationDocument: '529982247250' } });
  await world.until(154, 'needs-attention');
  // The desk, for its part, was told who is meant: the scan below is able to find what it looks for.
  expect(desk.calls('POST').every(({ body }) => body.includes(PERSON.cpf))).toBe(true);

  const texts = await storedTexts(world.database);
  const tables = new Set(texts.map(({ table }) => table));
  for (const table of ['task', 'outbox', 'inbox', 'equipment_request'])
    expect(tables).toContain(table);
  const service = serviceTopics('provisioning');
  const topics = [...allContracts, service.dead].filter(({ owner }) =>
    ['provisioning', 'every service'].includes(owner),
  );
  const records = (
    await Promise.all(topics.map(async ({ topic }) => world.read(topic).catch(() => [])))
  ).flat();
  expect(records.length).toBeGreaterThan(3);
  for (const word of [...PERSON.words, '529982247250']) {
    expect(texts.filter(({ text }) => text.includes(word)).map(({ table }) => table)).toEqual([]);
    expect(
      records.filter((record) =>
        JSON.stringify([record.key, record.headers, record.json()]).includes(word),
      ),
    ).toEqual([]);
    expect(desk.received.filter(({ url }) => decodeURIComponent(url).includes(word))).toEqual([]);
    expect(
      world.services.flatMap(({ logs }) => logs.lines.filter((line) => line.includes(word))),
    ).toEqual([]);
  }
  expect(
    await world.count(
      `equipment_request WHERE candidate_sealed IS NOT NULL AND state IN ('fulfilled','cancelled')`,
    ),
  ).toBe(0);
  const payloads = await world.database.query<{ payload: object }[]>(
    `SELECT payload FROM task WHERE ended_at IS NOT NULL`,
  );
  expect(payloads.length).toBeGreaterThan(1);
  for (const { payload } of payloads) expect(payload).toEqual({});
});
