import { randomUUID } from 'node:crypto';
import { uuidV5 } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Order holds within a topic, not between topics: a result may be heard before the move that its screening comes from. It
 * is kept and taken up when the screening appears (whose order is then known to exist, and is not placed again). One that
 * belongs to nothing of ours becomes a dead letter with its reason after `keepUnmatchedResults`, not silence.
 */
it('a result nobody knows waits for its screening, then is dead', async () => {
  const world = await ScreeningWorld.start({ more: 'keepUnmatchedResults: 3s' });
  await world.sandbox.addApplications(171);
  const event = randomUUID();
  const early = uuidV5('screening', 'acme', 171, 'exames', `acme:${event}`);
  const result = { outcome: 'apto', date: '2026-03-03T10:00:00Z' };
  await world.result({ ...result, externalId: early });
  await eventually(
    async () => (await world.count(`screening_result WHERE disposition = 'unmatched'`)) === 1,
  );
  await world.move({ applicationId: 171, id: event });
  const row = await world.until(171, 'returned');
  expect(row.id).toBe(early);
  expect((await world.sandbox.application(171)).tags).toEqual(['Apto']);
  expect(await world.sandbox.count({ system: 'exams' })).toBe(0);

  await world.result(
    { ...result, externalId: randomUUID() },
    { ...result, externalId: 'an id of another system' },
  );
  const dead = await eventually(
    async () => {
      const records = await world.read('candidate-screening.dead.v1');
      return records.length >= 2 && records;
    },
    { timeoutMs: 20_000, intervalMs: 300 },
  );
  expect(dead).toHaveLength(2);
  for (const { headers } of dead)
    expect(JSON.stringify(headers)).toContain('no screening of this externalId appeared in time');
  expect(await world.count(`screening_result WHERE disposition = 'dead' AND event IS NULL`)).toBe(
    2,
  );
});
