import type { Caller } from './caller';
import { DeliveryTally } from './delivery-tally';

const caller = (sha256: string | null, outcome: Caller['outcome'] = 'accepted'): Caller => ({
  source: 'acme',
  outcome,
  sha256,
});

describe('the tally of deliveries', () => {
  it('sums by caller and event, and begins anew when it is told', () => {
    const tally = new DeliveryTally();
    const [one, two] = [caller('1'), caller('2')];
    tally.note(one, 'application.moved', 10);
    tally.note(one, 'application.moved', 30);
    tally.note(one, 'candidate.hired', 20);
    tally.note(two, 'application.moved', 15);
    expect(tally.drain()).toEqual([
      { caller: one, action: 'application.moved', count: 2, firstMs: 10, lastMs: 30 },
      { caller: one, action: 'candidate.hired', count: 1, firstMs: 20, lastMs: 20 },
      { caller: two, action: 'application.moved', count: 1, firstMs: 15, lastMs: 15 },
    ]);
    expect(tally.drain()).toEqual([]);
  });

  it('loses nothing that could not be told', () => {
    const tally = new DeliveryTally();
    const refused = caller(null, 'refused');
    tally.note(refused, null, 10);
    const untold = tally.drain();
    tally.note(refused, null, 20);
    tally.restore(untold);
    expect(tally.drain()).toEqual([
      { caller: refused, action: null, count: 2, firstMs: 10, lastMs: 20 },
    ]);
  });

  it('is bounded whatever a sender calls its events', () => {
    const tally = new DeliveryTally();
    const one = caller('1');
    for (let each = 0; each < 1_000; each++) tally.note(one, `event.${each}`, each);
    const told = tally.drain();
    expect(told).toHaveLength(101);
    expect(told.at(-1)).toMatchObject({ action: null, count: 900 });
  });
});
