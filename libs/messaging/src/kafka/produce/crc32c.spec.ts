import { randomBytes } from 'node:crypto';
import ownCrc32c from 'kafkajs/src/protocol/recordBatch/crc32C';
import { crc32c } from './crc32c';

describe('crc32c', () => {
  it('has the check value of CRC-32C', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(0))).toBe(0);
    // RFC 3720, appendix B.4.
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
    expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  });

  it('agrees with kafkajs at every length and alignment', () => {
    const bytes = randomBytes(128);
    for (let start = 0; start < 16; start += 1) {
      for (let end = start; end <= bytes.length; end += 1) {
        const part = bytes.subarray(start, end);
        expect(crc32c(part)).toBe(ownCrc32c(part));
      }
    }
  });
});
