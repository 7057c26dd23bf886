import { storedTexts } from '../../fixtures/screening/stored-texts';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

const PERSON = ['52998224725', 'Souza', 'ana.souza@', 'Figueira', 'bia.figueira@', '+55119'];

/**
 * A run reads names and e-mails from Gupy, for the orders: they are sealed before they are stored, open only in the call
 * that needs them, and gone afterwards. The list is not asked for documents. No column of any table, no log line, no
 * answer to an operator names anybody.
 */
it('nobody can be read after a run', async () => {
  const world = await ReconcileWorld.start({ provider: 'repeat: idempotent' });
  const { screening, operator } = world;
  const { sandbox } = screening;
  await world.addPeople({ id: 6701, count: 2 });
  await world.addPeople({
    id: 6711,
    manualCandidate: {
      id: 78,
      name: 'Bia',
      lastName: 'Figueira',
      email: 'bia.figueira@example.com',
    },
  });
  // One order is placed, the others wait with the person in them.
  await sandbox.fault({ system: 'exams', method: 'POST', kind: 'status', status: 503, skip: 1 });
  expect((await world.reconcile()).counts).toMatchObject({ opened: 3 });
  await screening.untilTask('validation.request-order', 'done');
  await screening.untilTask('validation.request-order', 'waiting');
  const [asked] = await sandbox.calls({ system: 'exams', method: 'POST' });
  expect(JSON.stringify(asked?.body)).toMatch(/ana\.souza@|bia\.figueira@/);
  const lists = await sandbox.calls({ system: 'gupy', route: '/jobs/{jobId}/applications' });
  expect(lists.length).toBeGreaterThan(0);
  expect(JSON.stringify(lists)).not.toContain('identificationDocument');

  const texts = await storedTexts(screening.database);
  expect(new Set(texts.map(({ table }) => table))).toContain('reconcile_run');
  const answers = JSON.stringify(await operator.answers());
  for (const word of PERSON) {
    expect(texts.filter(({ text }) => text.includes(word)).map(({ table }) => table)).toEqual([]);
    const lines = screening.services.flatMap(({ logs }) => logs.lines);
    expect(lines.filter((line) => line.includes(word))).toEqual([]);
    expect(answers).not.toContain(word);
  }
  const waiting = texts.filter(
    ({ table, text }) => table === 'task' && text.includes('v1.k1.candidate'),
  );
  expect(waiting.length).toBeGreaterThan(0);
});
