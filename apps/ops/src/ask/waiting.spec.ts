import { opsCommandAnswered, type OpsCommandAnswered } from '@ponte/contracts';
import { Waiting } from './waiting';

const answer = (seq: number, state: OpsCommandAnswered['state']): OpsCommandAnswered => ({
  ...opsCommandAnswered.example,
  ...{ seq, state },
});

describe('Waiting', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const seen: number[] = [];
  const waiting = (): Waiting => {
    seen.length = 0;
    return new Waiting(1_000, ({ seq }) => seen.push(seq));
  };

  it('ends with the last answer, even one that was quicker than the acknowledgement of the command', async () => {
    const one = waiting();
    one.take(answer(0, 'done'));
    one.begin();
    await expect(one.ended).resolves.toMatchObject({ last: { state: 'done' }, silent: false });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is silent a moment after the command has expired', async () => {
    const one = waiting();
    one.begin();
    jest.advanceTimersByTime(3_900);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(200);
    await expect(one.ended).resolves.toEqual({ last: undefined, silent: true });
  });

  it('waits on while progress is told, shows each once, and gives up after two minutes of silence', async () => {
    const one = waiting();
    one.begin();
    one.take(answer(0, 'progress'));
    jest.advanceTimersByTime(119_000);
    one.take(answer(1, 'progress'));
    one.take(answer(1, 'progress'));
    one.take(answer(0, 'progress'));
    jest.advanceTimersByTime(119_000);
    expect([seen, jest.getTimerCount()]).toEqual([[0, 1], 1]);
    jest.advanceTimersByTime(2_000);
    await expect(one.ended).resolves.toMatchObject({ last: { seq: 1 }, silent: true });
  });
});
