import {
  mayGo,
  RECORD_STATES,
  statesBefore,
  type RecordState,
  type RecordStep,
} from './record-states.rules';

const STEPS: RecordStep[] = ['decide', 'send', 'hold', 'release', 'settle'];

function ways(step: RecordStep): string[] {
  return RECORD_STATES.flatMap((from) => {
    const to = RECORD_STATES.filter((each) => mayGo(step, from, each));
    return to.length > 0 ? [`${from} > ${to.join(' ')}`] : [];
  });
}

describe('the states of a record at Feedz', () => {
  it('go these ways and no other', () => {
    expect(Object.fromEntries(STEPS.map((step) => [step, ways(step)]))).toEqual({
      decide: ['none', 'to-send', 'accepted', 'refused', 'held', 'unknown'].map(
        (from) => `${from} > none to-send accepted refused held`,
      ),
      send: ['to-send > sending'],
      hold: ['to-send > held'],
      release: ['accepted', 'refused', 'held', 'unknown'].map((from) => `${from} > to-send`),
      settle: ['sending > accepted refused held unknown', 'unknown > accepted refused held'],
    });
  });

  it('let nobody but the end of its lot take a record out of a lot', () => {
    const out = STEPS.filter((step) => RECORD_STATES.some((to) => mayGo(step, 'sending', to)));
    expect(out).toEqual(['settle']);
  });

  it('say a record is accepted only by what is decided or by Feedz', () => {
    const into = (state: RecordState): RecordStep[] =>
      STEPS.filter((step) => statesBefore(step, state).length > 0);
    expect(into('accepted')).toEqual(['decide', 'settle']);
    expect(into('unknown')).toEqual(['settle']);
  });
});
