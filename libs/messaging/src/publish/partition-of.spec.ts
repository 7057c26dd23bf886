import { Partitioners } from 'kafkajs';
import { murmur2 } from './murmur2';
import { partitionOf } from './partition-of';

/** Vectors of Kafka's own `UtilsTest.testMurmur2`. */
const JAVA: readonly (readonly [string, number])[] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('partitionOf', () => {
  it.each(JAVA)('hashes %s as Java does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('chooses as kafkajs does, for keys of every length and alphabet', () => {
    const count = 12;
    const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({
      partitionId,
      partitionErrorCode: 0,
      leader: 1,
      replicas: [1],
      isr: [1],
    }));
    const stock = Partitioners.DefaultPartitioner();
    for (let n = 0; n < 2_000; n += 1) {
      // Of 250 to 270 characters too: longer than 256 is hashed in another buffer.
      const filler = (n % 5 === 0 ? '漢'.repeat(235) : '') + 'x'.repeat(n % 17);
      const key = `${'é'.repeat(n % 3)}acme/${n * 7_919}${filler}`;
      const message = { key, value: null };
      expect(partitionOf(key, count)).toBe(stock({ topic: 't', partitionMetadata, message }));
    }
  });
});
