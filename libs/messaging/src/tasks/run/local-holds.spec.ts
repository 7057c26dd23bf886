import type { PonteLogger } from '@ponte/platform';
import type { TaskEvent } from '../rules/next-state';
import type { TaskFailure } from '../task-outcome';
import { TasksEnv } from '../tasks-env.config';
import { LocalHolds } from './local-holds';

const row = { kind: 'k', party: 'p' };
const failed = (failure: Omit<TaskFailure, 'reason'>): TaskEvent => ({
  type: 'performed',
  outcome: { reason: 'r', ...failure },
});
const DONE: TaskEvent = { type: 'performed', outcome: { class: 'done', result: undefined } };
const BREAKER = failed({ class: 'unavailable', scope: 'endpoint', retryAfterMs: 5_000 });

describe('what a process holds back', () => {
  let now = 0;
  const log = { error: jest.fn(), warn: jest.fn() };
  let holds: LocalHolds;

  beforeEach(() => {
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    log.error.mockReset();
    log.warn.mockReset();
    holds = new LocalHolds(new TasksEnv(), { child: () => log } as unknown as PonteLogger);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is a kind of a party that was throttled, until the latest time told and no longer', () => {
    holds.learn(row, failed({ class: 'throttled', retryAfterMs: 300 }));
    holds.learn(row, failed({ class: 'throttled', retryAfterMs: 700 }));
    holds.learn(row, failed({ class: 'throttled', retryAfterMs: 100 }));
    expect(holds.leftMs(row)).toBe(700);
    expect(holds.leftMs({ kind: 'other', party: 'p' })).toBe(0);
    expect(holds.leftMs({ kind: 'k', party: 'other' })).toBe(0);
    now += 700;
    expect(holds.leftMs(row)).toBe(0);
  });

  it('is held a minute at most, a second without a time', () => {
    holds.learn(row, failed({ class: 'throttled' }));
    expect(holds.leftMs(row)).toBe(1_000);
    holds.learn(row, failed({ class: 'throttled', status: 429, retryAfterMs: 3_600_000 }));
    expect(holds.leftMs(row)).toBe(60_000);
  });

  it('is the whole party when its credential cannot be used here', () => {
    holds.learn(row, failed({ class: 'unavailable', scope: 'party' }));
    expect(holds.leftMs({ kind: 'other', party: 'p' })).toBe(10_000);
  });

  it('is nothing that the other system refused: that pauses for all processes', () => {
    holds.learn(row, failed({ class: 'unavailable', scope: 'party', status: 401 }));
    expect(holds.leftMs(row)).toBe(0);
  });

  it('is told once, and once when a call is answered again', () => {
    for (let times = 0; times < 5; times += 1) {
      holds.learn(row, BREAKER);
      // What the breaker's own probe meets is no answer.
      holds.learn(row, failed({ class: 'transient', status: 503 }));
    }
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(log.error).toHaveBeenCalledWith(
      { alert: 'task-pause', kind: 'k', party: 'p', local: true, reason: 'r' },
      expect.any(String),
    );
    expect(log.warn).not.toHaveBeenCalled();

    holds.learn(row, DONE);
    holds.learn(row, DONE);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(log.warn.mock.calls[0]?.[0]).toMatchObject({ alert: 'task-pause-over', kind: 'k' });
    holds.learn(row, BREAKER);
    expect(log.error).toHaveBeenCalledTimes(2);
  });
});
