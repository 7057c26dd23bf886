import { LOT_STATES, mayLotBecome, OPEN_LOT_STATES } from './lot-states.rules';

describe('the states of a lot', () => {
  it('go these ways and no other', () => {
    const ways = LOT_STATES.map(
      (from) => `${from} > ${LOT_STATES.filter((to) => mayLotBecome(from, to)).join(' ')}`,
    );
    expect(ways).toEqual([
      'waiting > queued cancelled',
      'queued > posting done cancelled',
      'posting > queued sent done split unknown',
      'sent > done split unknown',
      'done > ',
      'split > ',
      'unknown > done',
      'cancelled > ',
    ]);
  });

  it('never let a lot be cancelled whose call may have been made', () => {
    expect(OPEN_LOT_STATES.filter((state) => mayLotBecome(state, 'cancelled'))).toEqual([
      'waiting',
      'queued',
    ]);
  });
});
