import { ManualTimers } from '../testing/manual-timers';
import { RecordingPost } from '../testing/recording-post';
import { Deliveries } from './deliveries';
import { Random } from './random';

const MINUTE = 60_000;

function setUp(timeScale = 1) {
  const timers = new ManualTimers(0);
  const receiver = new RecordingPost();
  const deliveries = new Deliveries(
    {
      retryAfterMs: () => [1, 5, 15, 30, 60, 90, 120].map((minutes) => minutes * MINUTE),
      timeoutMs: () => 30_000,
      timeScale: () => timeScale,
      isSuccess: (status) => status === 200,
    },
    receiver.post,
    timers,
    new Random(1),
  );
  const send = () =>
    deliveries.send({
      event: 'application.moved',
      eventId: 'e-1',
      url: 'http://receiver.test/',
      headers: () => ({ 'x-ponte-token': 'secret' }),
      body: '{}',
    }).delivery;
  return { timers, receiver, deliveries, send };
}

const startsInMinutes = (delivery: { attempts: readonly { at: string }[] }): number[] =>
  delivery.attempts.map(({ at }) => Date.parse(at) / MINUTE);

describe('Deliveries', () => {
  it('repeats on the schedule and gives up after it', async () => {
    const { timers, receiver, send } = setUp();
    receiver.script = Array.from({ length: 20 }, () => ({ status: 503 }));
    const delivery = send();
    await timers.advance(600 * MINUTE);
    expect(startsInMinutes(delivery)).toEqual([0, 1, 5, 15, 30, 60, 90, 120]);
    expect(delivery.state).toBe('lost');
    expect(timers.pending).toBe(0);
  });

  it('runs the schedule as many times faster as the scale says', async () => {
    const { timers, receiver, send } = setUp(1_000);
    receiver.script = Array.from({ length: 20 }, () => ({ error: 'ECONNREFUSED' }));
    const delivery = send();
    await timers.advance(7_200);
    expect(startsInMinutes(delivery).map((minutes) => minutes * 1_000)).toEqual([
      0, 1, 5, 15, 30, 60, 90, 120,
    ]);
  });

  it('takes only what the policy calls success for success', async () => {
    const { timers, receiver, send } = setUp();
    receiver.script = [{ status: 201 }, { status: 204 }, { status: 200 }];
    const delivery = send();
    await timers.advance(5 * MINUTE);
    expect(delivery.attempts.map(({ status }) => status)).toEqual([201, 204, 200]);
    expect(delivery.state).toBe('delivered');
  });

  it('shows no credential', () => {
    const { send } = setUp();
    expect(JSON.stringify(send())).not.toContain('secret');
  });

  it('sends nothing more of what was cancelled', async () => {
    const { timers, receiver, deliveries, send } = setUp();
    receiver.script = [{ status: 500 }];
    const delivery = send();
    await timers.advance(1);
    deliveries.cancel(() => true);
    await timers.advance(600 * MINUTE);
    expect(receiver.sent).toHaveLength(1);
    expect(delivery.state).toBe('cancelled');
  });

  it('repeats a delivery on demand as a new one of the same event', async () => {
    const { timers, receiver, deliveries, send } = setUp();
    const first = send();
    await timers.advance(1);
    const again = deliveries.repeat(first.id);
    await timers.advance(1);
    expect(again?.delivery).toMatchObject({ eventId: first.eventId, state: 'delivered' });
    expect(receiver.sent).toHaveLength(2);
    expect(deliveries.repeat('unknown')).toBeUndefined();
  });
});
