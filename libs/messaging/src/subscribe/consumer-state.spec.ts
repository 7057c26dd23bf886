import { ConsumerState } from './consumer-state';

describe('ConsumerState', () => {
  let now = 0;
  const state = () => new ConsumerState(() => now);
  beforeEach(() => {
    now = 1_000;
  });

  it('is ready only while it is a member of its group', () => {
    const consumer = state();
    expect(consumer.ready()).toMatch('not joined');
    consumer.joinedGroup();
    expect(consumer.ready()).toBeNull();
    consumer.leftGroup('Kafka is away');
    expect(consumer.ready()).toBe('Kafka is away');
  });

  it('is alive while Kafka is away: a restart would not bring it back', () => {
    const consumer = state();
    now += 3_600_000;
    expect(consumer.live()).toBeNull();
    consumer.joinedGroup();
    consumer.leftGroup('Kafka is away');
    now += 3_600_000;
    expect(consumer.live()).toBeNull();
  });

  it('is not alive as a member that no longer polls', () => {
    const consumer = state();
    consumer.joinedGroup();
    now += 119_000;
    expect(consumer.live()).toBeNull();
    now += 2_000;
    expect(consumer.live()).toMatch('not polled');
    consumer.progress();
    expect(consumer.live()).toBeNull();
  });

  it('is not alive with a slice that hangs, though heartbeats go on', () => {
    const consumer = state();
    consumer.joinedGroup();
    const end = consumer.slice();
    now += 181_000;
    consumer.progress();
    expect(consumer.live()).toMatch('slice');
    end();
    expect(consumer.live()).toBeNull();
  });
});
