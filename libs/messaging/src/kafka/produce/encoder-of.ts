import Encoder from 'kafkajs/src/protocol/encoder';

/** kafkajs's own wrapping of bytes that are complete already; nothing is copied. */
export function encoderOf(bytes: Buffer): Encoder {
  return Object.assign(new Encoder(0), { buf: bytes, offset: bytes.length });
}
