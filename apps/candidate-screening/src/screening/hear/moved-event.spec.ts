import type { StoredPosition } from '../position.store';
import { type Moved, moveOf, positionOf } from './moved-event';

const moved = (application: object, job: object | null = { id: 5 }): Moved =>
  ({
    id: 'acme:2',
    value: {
      source: 'acme',
      date: '2026-03-02T18:00:00.000Z',
      data: { job, application: { id: 9, ...application } },
    },
  }) as unknown as Moved;
const known: StoredPosition = {
  ...{ source: 'acme', applicationId: 9, movedAt: new Date(0), jobId: 5, eventId: 'acme:1' },
  ...{ step: { id: 3, name: 'Exames' }, status: 'in_process' },
};
const remembered = (event: Moved, before?: StoredPosition) =>
  positionOf(event, moveOf(event), before);

describe('what is remembered of a move', () => {
  it('is the step and the status that it tells', () =>
    expect(
      remembered(moved({ currentStep: { id: 4, name: 'Fim' }, status: 'hired' }), known),
    ).toMatchObject({ step: { id: 4, name: 'Fim' }, status: 'hired', eventId: 'acme:2' }));
  it.each([[null], [{}], [{ id: null, name: ' ' }]])(
    'with the step %j is the step known before',
    (step) => {
      expect(remembered(moved({ currentStep: step }, null), known)).toMatchObject({
        step: { id: 3, name: 'Exames' },
        jobId: 5,
      });
      expect(remembered(moved({ currentStep: step }, null))).toMatchObject({
        step: null,
        jobId: null,
      });
    },
  );
});
