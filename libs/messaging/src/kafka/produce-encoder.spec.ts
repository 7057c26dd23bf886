import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { CompressionTypes } from 'kafkajs';
import { requests } from 'kafkajs/src/protocol/requests';
import { withOurEncoder } from './produce-encoder';
import type { ProduceOptions } from './produce/produce-request';
import type { ProducedMessage } from './produce/record-section';
import { registerZstd } from './zstd-codec';

/** kafkajs's own: nothing in this file makes a client, which would put ours in its place. */
const own = requests.Produce;
const ours = withOurEncoder(own);

/** Lengths at which a zigzag variable-length integer grows by a byte. */
const boundaries = [0, 1, 63, 64, 65, 8_191, 8_192, 8_193, 1_048_575, 1_048_576];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('', 'ação', '\ud800', '\ufeffé', '😀'.repeat(16), 'x'.repeat(64)),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  fc.constantFrom(...boundaries.slice(0, 8)).map((length) => Buffer.alloc(length, 7)),
);
const either = fc.oneof(text, bytes);
const headerName = fc.oneof(
  text,
  fc.constantFrom('ce_id', 'content-type', 'n'.repeat(64), '__proto__', '7'),
);
const headers = fc.dictionary(headerName, fc.oneof(either, fc.array(either, { maxLength: 3 })), {
  maxKeys: 6,
});
const message: fc.Arbitrary<ProducedMessage> = fc.record(
  {
    key: fc.option(either, { nil: null }),
    value: fc.option(either, { nil: null }),
    headers,
    timestamp: fc.oneof(
      fc.integer({ min: 0, max: 4_000_000_000_000 }).map(String),
      fc.constantFrom('0', '1', '63', '64', '1700000000000', '1702147483647', '1702147483648'),
    ),
  },
  { requiredKeys: ['value'] },
);
const partition = fc.record({
  partition: fc.nat(100),
  firstSequence: fc.nat(),
  messages: fc.array(message, { minLength: 1, maxLength: 8 }),
});
const request: fc.Arbitrary<ProduceOptions> = fc.record(
  {
    acks: fc.constantFrom(-1, 0, 1),
    timeout: fc.nat(),
    transactionalId: fc.option(fc.string({ maxLength: 20 }), { nil: null }),
    producerId: fc.oneof(fc.constant(-1), fc.nat(), fc.bigInt({ min: -1n, max: 2n ** 62n })),
    producerEpoch: fc.nat(32_767),
    compression: fc.constantFrom(
      CompressionTypes.None,
      CompressionTypes.GZIP,
      CompressionTypes.ZSTD,
    ),
    topicData: fc.array(
      fc.record({
        topic: fc.string({ unit: 'grapheme' }),
        partitions: fc.array(partition, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['acks', 'timeout', 'topicData'] },
);

describe('Our encoder of produce requests', () => {
  beforeAll(registerZstd);
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(1_700_000_000_123));
  afterEach(() => jest.restoreAllMocks());

  it('writes what kafkajs writes, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(request, fc.integer({ min: 3, max: 7 }), async (options, version) => {
        const expected = await encoded(own, options, version);
        expect((await encoded(ours, options, version)).toString('hex')).toBe(
          expected.toString('hex'),
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each(boundaries)('writes keys, values and headers of %i bytes alike', async (length) => {
    const buffer = randomBytes(length);
    const ascii = 'a'.repeat(length);
    const options = requestOf([
      { key: buffer, value: ascii, headers: { a: buffer, b: [ascii, buffer] } },
      { key: ascii, value: buffer, headers: {} },
      { key: 'é'.repeat(length), value: null },
    ]);
    expect((await encoded(ours, options, 7)).equals(await encoded(own, options, 7))).toBe(true);
  });

  it('writes as many records and headers as need a longer number', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`h${at}`, `${at}`]));
    const messages = Array.from({ length: 9_000 }, (_, at) => ({ key: `${at}`, value: `${at}` }));
    const options = requestOf([{ key: 'k', value: 'v', headers: many }, ...messages]);
    expect((await encoded(ours, options, 7)).equals(await encoded(own, options, 7))).toBe(true);
  });

  it('leaves versions without record batches, and every answer, to kafkajs', async () => {
    const options = requestOf([{ key: 'k', value: 'v', headers: { a: 'b' } }]);
    for (const version of [0, 1, 2])
      expect(ours.protocol({ version })).toBe(own.protocol({ version }));
    const { request: built, response } = ours.protocol({ version: 7 })(options);
    const kafkajs = own.protocol({ version: 7 })(options);
    expect(response).toBe(kafkajs.response);
    expect({ ...built, encode: 0, expectResponse: 0 }).toEqual({
      ...kafkajs.request,
      encode: 0,
      expectResponse: 0,
    });
  });

  it.each([
    ['key', { key: 1, value: 'v' }],
    ['value', { key: 'k', value: new Uint8Array(3) }],
    ['header', { key: 'k', value: 'v', headers: { a: undefined } }],
    ['header', { key: 'k', value: 'v', headers: { a: [null] } }],
  ])('refuses a %s that it cannot write', async (what, wrong) => {
    await expect(
      encoded(ours, requestOf([wrong as unknown as ProducedMessage]), 7),
    ).rejects.toThrow(`a record's ${what} must be text or a Buffer`);
  });

  it('reports a codec that is not there as kafkajs does', async () => {
    const options = { ...requestOf([{ value: 'v' }]), compression: CompressionTypes.LZ4 };
    await expect(encoded(ours, options, 7)).rejects.toThrow('LZ4 compression not implemented');
  });
});

async function encoded(
  definitions: typeof own,
  options: ProduceOptions,
  version: number,
): Promise<Buffer> {
  const { encode } = definitions.protocol({ version })(options).request;
  return ((await encode()) as { readonly buffer: Buffer }).buffer;
}

function requestOf(messages: readonly ProducedMessage[]): ProduceOptions {
  const topicData = [
    { topic: 'gupy.application.moved.v1', partitions: [{ partition: 3, messages }] },
  ];
  return { acks: -1, timeout: 3_400, topicData };
}
