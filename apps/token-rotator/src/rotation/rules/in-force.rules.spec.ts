import { inForceAtIngest, type IngestProcess } from './in-force.rules';

const hook = { heardSerial: 5, heardOffset: 41 };
const process = (changes: Partial<IngestProcess> = {}): IngestProcess => ({
  ...{ instance: 'ingest-1', position: 42, ageMs: 1_000 },
  ...changes,
});
const judge = (processes: IngestProcess[], more: Partial<typeof hook> = {}, nextOffset = 42) =>
  inForceAtIngest({ ...hook, ...more }, 5, { processes, nextOffset }, 60_000);

describe('ingest has what was told in force', () => {
  it('when every process seen lately is behind its offset', () => {
    expect(judge([process()])).toEqual({ inForce: true });
    expect(judge([process(), process({ position: 41, ageMs: 60_001 })])).toEqual({ inForce: true });
    expect(judge([process()], { heardSerial: 9 })).toEqual({ inForce: true });
  });

  it.each([
    ['a process lags', [process(), process({ instance: 'b', position: 41 })], {}, /1 of 2 .*: b/],
    ['no process is seen', [], {}, /no process/],
    ['none was seen lately', [process({ ageMs: 60_001 })], {}, /no process/],
    ['our record was not heard back', [process()], { heardSerial: 4 }, /heard back/],
    ['a process speaks of a former topic', [process({ position: 43 })], {}, /1 of 1/],
  ])('not when %s', (_why, processes, more, why) => {
    expect(judge(processes, more)).toEqual({ inForce: false, why: expect.stringMatching(why) });
  });

  it('counts anew when the topic was made anew: the offset heard last is the one', () => {
    expect(judge([process({ position: 1 })], { heardOffset: 0 }, 1)).toEqual({ inForce: true });
    expect(judge([process({ position: 42 })], { heardOffset: 0 }, 1)).toMatchObject({
      inForce: false,
    });
  });
});
