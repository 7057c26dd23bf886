import { afterLotRefusal, MOST_SPLITS } from './lot-refusal.rules';

const run = { retriesMs: [30, 120, 600], splits: 0 };

describe('a lot that is refused as a whole', () => {
  it('is sent again after an unexpected error, less and less often, and then halved to the culprit', () => {
    const steps = [0, 1, 2, 3].map((attempt) => afterLotRefusal(4999, { items: 8, attempt }, run));
    expect(steps).toEqual([
      { do: 'again', afterMs: 30 },
      { do: 'again', afterMs: 120 },
      { do: 'again', afterMs: 600 },
      { do: 'split' },
    ]);
    expect(afterLotRefusal(4999, { items: 1, attempt: 3 }, run)).toEqual({ do: 'refuse' });
  });

  it('is halved at once for any other code, known or not', () => {
    for (const code of [5001, 5013, 9999, undefined])
      expect(afterLotRefusal(code, { items: 2, attempt: 0 }, run)).toEqual({ do: 'split' });
    expect(afterLotRefusal(9999, { items: 1, attempt: 0 }, run)).toEqual({ do: 'refuse' });
  });

  it('is not halved where that cannot help: an empty body, or a run that halves without end', () => {
    expect(afterLotRefusal(5000, { items: 100, attempt: 0 }, run)).toEqual({ do: 'refuse' });
    const tired = { ...run, splits: MOST_SPLITS };
    expect(afterLotRefusal(9999, { items: 100, attempt: 0 }, tired)).toEqual({ do: 'refuse' });
  });
});
