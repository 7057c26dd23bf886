import { randomInt } from 'node:crypto';
import { screeningReturned } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { COMMENTS_ROUTE, TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { EXAMES } from '../../fixtures/screening/settings';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const PEOPLE = 200;
const FIRST = 300_001;
const KILLS = 4;
const LONG = 'Um parecer que não cabe na etiqueta e por isso vira comentário.';
const ids = Array.from({ length: PEOPLE }, (_, n) => FIRST + n);

/** What the platform says of the n-th person, and what must stand in Gupy for it. */
const verdict = (id: number) =>
  [
    { outcome: 'apto', tags: ['Apto'], comments: 0 },
    { outcome: 'inapto', tags: ['Inapto'], comments: 0 },
    { outcome: 'inconclusivo', summary: LONG, tags: [], comments: 1 },
    { outcome: 'inconclusivo', summary: 'Refazer', tags: ['Refazer'], comments: 0 },
  ][id % 4] as { outcome: string; summary?: string; tags: string[]; comments: number };

/**
 * The promise of the whole service at once. Two hundred people are screened by two processes, which are killed (SIGKILL)
 * again and again while calls are under way, against a Gupy and a platform that are slow, answer 5xx and HTML, and break
 * connections before and after having done what was asked; the platform makes a new order of every POST. In the end, as
 * the other side counts: one order per person, and each application has exactly its tag or its comment, once. Nobody was
 * named in any log line.
 */
it('processes killed at any moment leave each result written once', async () => {
  const world = await ScreeningWorld.start({ ingest: true, screenings: EXAMES });
  const { sandbox } = world;
  await sandbox.addApplications(FIRST, PEOPLE);
  const rules = ids.map((id) => {
    const { outcome, summary } = verdict(id);
    return { match: { candidateId: id }, outcome, summary, delayMs: 50, duplicates: id % 2 };
  });
  await sandbox.settings({ exams: { mode: 'duplicates', rules } });
  for (const fault of [
    { kind: 'latency', ms: 80, probability: 0.5 },
    { kind: 'status', status: 503, probability: 0.04 },
    { kind: 'html', probability: 0.03 },
    { kind: 'reset-before', probability: 0.04 },
    { kind: 'reset-after', probability: 0.06 },
  ]) {
    await sandbox.fault({ system: 'gupy', method: 'PUT', route: TAGS_ROUTE, ...fault });
    await sandbox.fault({ system: 'gupy', route: COMMENTS_ROUTE, ...fault });
    await sandbox.fault({ system: 'exams', route: '/orders', ...fault });
  }
  await (await world.spawn()).ready();
  await world.move(...ids.map((applicationId) => ({ applicationId, candidateId: applicationId })));

  // Killed at a call chosen by chance, so always with work under way; each is replaced at once.
  for (let kill = 0, calls = 0; kill < KILLS; kill += 1) {
    calls += randomInt(20, 90);
    await eventually(async () => (await sandbox.count({ after: '0' })) >= calls, {
      timeoutMs: 30_000,
      intervalMs: randomInt(10, 60),
      what: `call ${calls}`,
    });
    await world.services.at(-2)?.kill();
    await world.spawn();
  }
  await sandbox.clearFaults();
  await eventually(
    async () => {
      const open = await world.count(`screening WHERE state <> 'returned'`);
      if (open > 0) throw new Error(`${open} are on their way`);
    },
    { timeoutMs: 60_000, intervalMs: 200, what: 'returning all' },
  );

  expect(await world.count('screening')).toBe(PEOPLE);
  const created = await sandbox.calls({ effect: 'order-created' });
  const ordered = created.map(({ body }) => (body as { externalId: string }).externalId);
  expect(ordered).toHaveLength(PEOPLE);
  expect(new Set(ordered).size).toBe(PEOPLE);
  const seen = await Promise.all(ids.map((id) => sandbox.application(id)));
  const wrong = ids.filter((id, n) => {
    const wanted = verdict(id);
    return (
      seen[n]?.tags.join() !== wanted.tags.join() || seen[n]?.comments.length !== wanted.comments
    );
  });
  expect(wrong).toEqual([]);
  const added = await sandbox.calls({ effect: 'tag-added' });
  expect(new Set(added.map(({ params }) => params.applicationId)).size).toBe(added.length);

  const told = await eventually(
    async () => {
      const keys = (await world.read(screeningReturned.topic)).map(({ headers }) => headers.ce_id);
      return new Set(keys).size >= PEOPLE && new Set(keys);
    },
    { timeoutMs: 20_000, intervalMs: 500 },
  );
  expect(told.size).toBe(PEOPLE);
  const lines = [...world.services, world.ingest].flatMap((app) => app?.logs.lines ?? []);
  expect(lines.length).toBeGreaterThan(PEOPLE);
  expect(
    lines.filter((line) => /Souza|52998224725|529\.982|ana\.souza|parecer que/.test(line)),
  ).toEqual([]);
  // Hearing and settling lock the same rows; they do it in one order.
  expect(
    await world.count('pg_stat_database WHERE datname = current_database() AND deadlocks > 0'),
  ).toBe(0);
});
