import type * as Requests from 'kafkajs/src/protocol/requests';
import type * as ProduceEncoder from './produce-encoder';

/** Modules of their own for each test: the patch is for a whole process. */
function load(guarded: boolean): typeof ProduceEncoder & typeof Requests {
  jest.resetModules();
  jest.doMock('./kafkajs-version', () => ({
    GUARDED_KAFKAJS_VERSION: '2.2.4',
    kafkajsVersion: guarded ? '2.2.4' : '2.3.0',
    isGuardedKafkajs: () => guarded,
  }));
  return {
    ...jest.requireActual<typeof Requests>('kafkajs/src/protocol/requests'),
    ...jest.requireActual<typeof ProduceEncoder>('./produce-encoder'),
  };
}

describe('patchProduceEncoder', () => {
  const log = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const options = { acks: -1, timeout: 1, topicData: [] };
  beforeEach(() => jest.clearAllMocks());

  it('replaces the encoder of kafkajs 2.2.4, once', async () => {
    const { requests, patchProduceEncoder, produceEncoders } = load(true);
    const own = requests.Produce;
    patchProduceEncoder(log);
    const ours = requests.Produce;
    patchProduceEncoder(log);
    expect(ours).not.toBe(own);
    expect(requests.Produce).toBe(ours);
    expect(ours.versions).toBe(own.versions);
    expect(log.warn).not.toHaveBeenCalled();
    const { kafkajs } = produceEncoders();
    const { encode } = ours.protocol({ version: 7 })(options).request;
    expect(await encode()).toMatchObject({
      buffer: ((await kafkajs(options)) as { buffer: Buffer }).buffer,
    });
  });

  it('leaves another version alone and says so', () => {
    const { requests, patchProduceEncoder } = load(false);
    const own = requests.Produce;
    patchProduceEncoder(log);
    expect(requests.Produce).toBe(own);
    expect(log.warn).toHaveBeenCalledWith(
      { version: '2.3.0', expected: '2.2.4' },
      expect.stringContaining('docs/adr/0002'),
    );
  });
});
