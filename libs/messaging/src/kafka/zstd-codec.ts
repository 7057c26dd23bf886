import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';

/**
 * Teaches kafkajs zstd, once, where Node has it (22.15 and later) and nobody else has: without a codec, one batch of
 * another producer's on a topic that is not ours stops its consumer at that offset for ever.
 */
export function registerZstd(): void {
  // Optional in older releases of the line that we support.
  const { zstdCompress, zstdDecompress } = zlib as Partial<typeof zlib>;
  if (!zstdCompress || !zstdDecompress || known()) return;
  const compress = promisify(zstdCompress);
  const decompress = promisify(zstdDecompress);
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => compress(buffer),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
}

/** kafkajs's own entry throws. */
function known(): boolean {
  try {
    CompressionCodecs[CompressionTypes.ZSTD]();
    return true;
  } catch (error) {
    if ((error as Error).name === 'KafkaJSNotImplemented') return false;
    throw error;
  }
}
