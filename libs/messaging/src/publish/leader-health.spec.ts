import { LeaderHealth } from './leader-health';

const limits = { awayAfterMs: 5_000, minimumTroubleMs: 1_000 };

describe('LeaderHealth', () => {
  it('is not away because a publisher was in a hurry', () => {
    const health = new LeaderHealth('broker 1', limits);
    health.began(0);
    expect(health.expired(100)).toBe(false);
    expect(health.admits).toBe(true);
  });

  it('is away when a deadline passed in trouble, or after a time without one success', () => {
    const byDeadline = new LeaderHealth('broker 1', limits);
    byDeadline.began(0);
    expect(byDeadline.expired(1_000)).toBe(true);
    const byTime = new LeaderHealth('broker 1', limits);
    byTime.began(0);
    expect(byTime.overdue(4_999)).toBe(false);
    expect(byTime.overdue(5_000)).toBe(true);
  });

  it('forgets its trouble with a success', () => {
    const health = new LeaderHealth('broker 1', limits);
    health.began(0);
    health.succeeded();
    health.began(4_000);
    expect(health.overdue(5_000)).toBe(false);
  });

  it('tells once that it is away, and once that it is back', () => {
    const told: unknown[] = [];
    const health = new LeaderHealth('broker 1', {
      ...limits,
      announce: (...facts) => void told.push(facts),
    });
    health.began(0);
    health.failed('refused');
    health.overdue(5_000);
    health.overdue(6_000);
    health.mayBeBack();
    health.succeeded();
    health.succeeded();
    expect(told).toEqual([
      ['broker 1', true, 'refused'],
      ['broker 1', false, 'refused'],
    ]);
  });

  it('lets one record in to prove that it is back, and only one', () => {
    const health = new LeaderHealth('broker 1', limits);
    health.began(0);
    health.overdue(5_000);
    health.mayBeBack();
    expect(health.admits).toBe(true);
    health.admitted();
    expect(health.admits).toBe(false);
    health.failed('still away');
    expect(health.state).toBe('away');
    health.mayBeBack();
    health.admitted();
    health.succeeded();
    expect(health.state).toBe('well');
  });
});
