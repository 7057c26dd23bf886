import { KafkaJSNumberOfRetriesExceeded, KafkaJSRequestTimeoutError } from 'kafkajs';
import { createErrorFromCode } from 'kafkajs/src/protocol/error';
import { judgeFailure, StaleLeaderError } from './failure-blame';

const wrapped = (error: Error): Error =>
  new KafkaJSNumberOfRetriesExceeded(error as never, { retryCount: 0, retryTime: 100 });

describe('judgeFailure', () => {
  it.each([
    [10, 'record', 'a message too large'],
    [87, 'record', 'an invalid record, which kafkajs does not know'],
    [6, 'route', 'not the leader'],
    [3, 'route', 'an unknown topic'],
    [19, 'partition', 'too few in-sync replicas'],
    [29, 'partition', 'no permission: an operator mends it, the record is not to blame'],
    [2, 'partition', 'bytes that were changed on their way, or a disk: not the record'],
    [42, 'leader', 'a request that the broker does not understand'],
    [7, 'partition', 'replicas that did not answer in time'],
  ] as const)('blames for error %d the %s (%s)', (code, blame, _why) => {
    expect(judgeFailure(wrapped(createErrorFromCode(code)))).toMatchObject({
      blame,
      unanswered: false,
    });
    expect(judgeFailure(createErrorFromCode(code))).toMatchObject({ blame });
  });

  it('knows that a produce request that timed out may still be read', () => {
    const produce = new KafkaJSRequestTimeoutError(
      'Request Produce(key: 0, version: 7) timed out' as never,
      {} as never,
    );
    expect(judgeFailure(wrapped(produce))).toMatchObject({ blame: 'leader', unanswered: true });
    const greeting = new KafkaJSRequestTimeoutError(
      'Request ApiVersions(key: 18, version: 2) timed out' as never,
      {} as never,
    );
    expect(judgeFailure(wrapped(greeting))).toMatchObject({ blame: 'leader', unanswered: false });
  });

  it('blames the route if kafkajs itself would go elsewhere', () => {
    expect(judgeFailure(new StaleLeaderError('t', 1, 2)).blame).toBe('route');
  });

  it('blames the leader for what says nothing of a record, errors inside kafkajs among them', () => {
    expect(judgeFailure(new TypeError("reading 'nodeId' of undefined")).blame).toBe('leader');
    expect(judgeFailure(new RangeError('out of bounds')).blame).toBe('leader');
    expect(judgeFailure(new Error('connect ECONNREFUSED')).blame).toBe('leader');
    expect(judgeFailure('nothing').blame).toBe('leader');
  });
});
