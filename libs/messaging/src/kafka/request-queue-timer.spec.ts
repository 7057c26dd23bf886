import RequestQueue from 'kafkajs/src/network/requestQueue';
import { silentKafkaLog } from './kafka-log';
import { patchRequestQueueTimer } from './request-queue-timer';

interface Queue {
  push(request: object): void;
  fulfillRequest(answer: object): void;
  throttledUntil: number;
  readonly pending: unknown[];
}

const makeQueue = (maxInFlightRequests: number | null): Queue =>
  new (RequestQueue as unknown as new (options: object) => Queue)({
    maxInFlightRequests,
    requestTimeout: 1_000,
    enforceRequestTimeout: false,
    clientId: 'c',
    broker: 'b:1',
    logger: { debug: () => undefined, warn: () => undefined },
  });

const request = (correlationId: number, sent: number[]): object => ({
  entry: { correlationId, resolve: () => undefined, reject: () => undefined },
  expectResponse: true,
  sendRequest: () => sent.push(correlationId),
});

describe('The request queue of kafkajs with our timer', () => {
  beforeAll(() => patchRequestQueueTimer(silentKafkaLog));
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('arms no timer while nothing waits', () => {
    const sent: number[] = [];
    const queue = makeQueue(null);
    queue.push(request(1, sent));
    queue.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
    expect(sent).toEqual([1]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends what waited for a place in flight', () => {
    const sent: number[] = [];
    const queue = makeQueue(1);
    queue.push(request(1, sent));
    queue.push(request(2, sent));
    expect(sent).toEqual([1]);
    queue.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
    expect(sent).toEqual([1, 2]);
  });

  it('sends what a quota held back, when its time is over', () => {
    const sent: number[] = [];
    const queue = makeQueue(null);
    queue.throttledUntil = Date.now() + 300;
    queue.push(request(1, sent));
    jest.advanceTimersByTime(299);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(2);
    expect(sent).toEqual([1]);
  });
});
