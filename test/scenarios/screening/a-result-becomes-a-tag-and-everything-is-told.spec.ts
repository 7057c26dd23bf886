import {
  gupyApplicationMoved,
  screeningConcluded,
  screeningRequested,
  screeningReturned,
  validationResultReceived,
} from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * The product's central promise, over the whole path: a candidate enters the step in Gupy, the platform is asked once,
 * with our stable id as Idempotency-Key, its result comes by webhook, and the tag stands in Gupy. What happened is told by
 * events in order, each naming its cause: that is how anybody can look it up afterwards.
 */
describe('a candidate who enters the step', () => {
  it('is examined, tagged and told of', async () => {
    const world = await ScreeningWorld.start({ ingest: true });
    await world.sandbox.addApplications(71);
    await world.sandbox.move(71, 'Exames');
    const screening = await world.until(71, 'returned');

    expect(await world.sandbox.application(71)).toEqual({ tags: ['Apto'], comments: [] });
    const [order, ...more] = await world.sandbox.calls({ system: 'exams', method: 'POST' });
    expect(more).toEqual([]);
    expect(order).toMatchObject({
      effect: expect.stringContaining('order-created'),
      headers: { 'idempotency-key': screening.id },
      body: {
        externalId: screening.id,
        screening: 'exames',
        step: { name: 'Exames' },
        job: { id: 8451877 },
        candidate: { name: expect.any(String) as string },
      },
    });

    const [moved] = await world.read(gupyApplicationMoved.topic);
    const [result] = await world.read(validationResultReceived.topic);
    const told = await eventually(async () => {
      const records = [];
      for (const { topic } of [screeningRequested, screeningConcluded, screeningReturned])
        records.push(...(await world.read(topic)));
      return records.length >= 3 && records;
    });
    const facts = {
      screeningId: screening.id,
      source: 'acme',
      applicationId: 71,
      jobId: 8451877,
      screening: 'exames',
      provider: 'exam-platform',
    };
    expect(told.map(({ key }) => key)).toEqual(['acme/71', 'acme/71', 'acme/71']);
    expect(told.map((record) => record.json())).toEqual([
      expect.objectContaining({ ...facts, orderId: screening.order_id }),
      expect.objectContaining({ ...facts, outcome: 'apto', score: 87.5 }),
      expect.objectContaining({
        ...facts,
        outcome: 'apto',
        tag: 'written',
        comment: false,
        removedTags: 0,
      }),
    ]);
    expect(told.map(({ headers }) => headers.ce_causationid)).toEqual([
      moved?.headers.ce_id,
      result?.headers.ce_id,
      result?.headers.ce_id,
    ]);
    expect(new Set(told.map(({ headers }) => headers.ce_id)).size).toBe(3);
    expect(told.every(({ headers }) => headers.ce_source === '/ponte/candidate-screening')).toBe(
      true,
    );
    expect(new Set(told.slice(1).map(({ headers }) => headers.traceparent?.split('-')[1]))).toEqual(
      new Set([result?.headers.traceparent?.split('-')[1]]),
    );
  });
});
