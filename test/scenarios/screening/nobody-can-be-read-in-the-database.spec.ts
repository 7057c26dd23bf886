import { eventually } from '@ponte/testing';
import { storedTexts } from '../../fixtures/screening/stored-texts';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const PERSON = [
  '52998224725',
  '529.982.247-25',
  'Ana Souza',
  'Souza',
  'ana.souza@example.com',
  '+5511999990000',
];

/**
 * Whoever reads the database, a dump or a log line learns which application is in which state, and nothing of the person:
 * no CPF, no name, no e-mail, no word of the exam's summary, in any column of any table, whatever state things are in
 * (an order that waits, one that was placed, results written, parked and kept). And what was sealed for a call is gone once
 * the call has been made.
 */
it('nobody can be read in the database or the log', async () => {
  const world = await ScreeningWorld.start({
    provider: 'repeat: idempotent',
    more: 'keepUnmatchedResults: 1h',
  });
  const { sandbox } = world;
  await sandbox.addApplications(291, 3);
  await world.move({ applicationId: 291 }, { applicationId: 292 });
  const { id: externalId } = await world.until(291, 'waiting');
  const { id: parked } = await world.until(292, 'waiting');
  const [asked] = await sandbox.calls({ system: 'exams', method: 'POST' });
  // The sandbox, for its part, was told who is meant: the scan below is able to find what it looks for.
  expect(JSON.stringify(asked?.body)).toContain('ana.souza@example.com');
  await sandbox.fault({ system: 'exams', method: 'POST', kind: 'status', status: 503 });
  await world.move({ applicationId: 293 });
  await world.untilTask('validation.request-order', 'waiting');
  const summary =
    'Ana Souza apresentou exame; responder a ana.souza@example.com ou +5511999990000.';
  const withCpf = `CPF 529.982.247-25: ${summary}`;
  const result = { outcome: 'inconclusivo', date: '2026-03-03T10:00:00Z' };
  await world.result(
    { ...result, externalId, summary },
    { ...result, externalId: parked, summary: withCpf },
    {
      externalId: '11111111-1111-4111-8111-111111111111',
      ...result,
      summary: withCpf,
    },
  );
  await world.until(291, 'returned');
  // A document is never written into Gupy, where everybody who works on the job reads it.
  expect((await world.until(292, 'parked')).reason).toContain('holds a CPF');
  expect(await sandbox.application(292)).toEqual({ tags: [], comments: [] });
  await eventually(
    async () => (await world.count(`screening_result WHERE disposition = 'unmatched'`)) === 1,
  );
  expect((await sandbox.application(291)).comments[0]).toContain('Ana Souza');

  const texts = await storedTexts(world.database);
  const tables = [...new Set(texts.map(({ table }) => table))];
  for (const table of [
    'task',
    'outbox',
    'inbox',
    'screening',
    'screening_result',
    'screening_write',
  ])
    expect(tables).toContain(table);
  for (const word of PERSON) {
    expect(texts.filter(({ text }) => text.includes(word)).map(({ table }) => table)).toEqual([]);
    expect(
      world.services.flatMap(({ logs }) => logs.lines.filter((line) => line.includes(word))),
    ).toEqual([]);
  }
  expect(
    await world.count(`screening_write WHERE state = 'done' AND text_sealed IS NOT NULL`),
  ).toBe(0);
  const payloads = (where: string) =>
    world.database.query<{ payload: object }[]>(`SELECT payload FROM task WHERE ${where}`);
  for (const { payload } of await payloads('ended_at IS NOT NULL')) expect(payload).toEqual({});
  const [waiting] = await payloads('ended_at IS NULL');
  expect(JSON.stringify(waiting?.payload)).toContain('v1.k1.candidate');
});
