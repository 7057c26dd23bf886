import { isOpen, mayMove, OPEN_RUN_STATES, type RunState } from './run-states.rules';

const STATES: RunState[] = ['reading', 'asking', 'writing', 'finished', 'stopped', 'failed'];

describe('the states of a run', () => {
  it('go these ways and no other', () => {
    const ways = STATES.flatMap((from) =>
      STATES.filter((to) => mayMove(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(ways).toEqual([
      ...['reading > asking', 'reading > writing', 'reading > stopped', 'reading > failed'],
      ...['asking > writing', 'asking > stopped', 'asking > failed'],
      ...['writing > finished', 'writing > stopped', 'writing > failed'],
    ]);
  });

  it('never lead from asking to writing and back, so that what was answered is not asked again', () => {
    expect(mayMove('writing', 'asking')).toBe(false);
    expect(mayMove('asking', 'reading')).toBe(false);
  });

  it('are open or ended', () => {
    expect(STATES.filter(isOpen)).toEqual([...OPEN_RUN_STATES]);
  });
});
