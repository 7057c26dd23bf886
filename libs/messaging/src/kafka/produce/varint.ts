/** Bytes of a 32-bit integer as a zigzag variable-length integer, 1 to 5. */
export function varintBytes(value: number): number {
  const zigzag = ((value << 1) ^ (value >> 31)) >>> 0;
  if (zigzag < 0x80) return 1;
  if (zigzag < 0x4000) return 2;
  if (zigzag < 0x20_0000) return 3;
  return zigzag < 0x1000_0000 ? 4 : 5;
}

/** Bytes of a 64-bit integer as a zigzag variable-length integer, 1 to 10. */
export function varlongBytes(value: number): number {
  if ((value | 0) === value) return varintBytes(value);
  let bytes = 1;
  for (let rest = zigzag64(value) >> 7n; rest > 0n; rest >>= 7n) bytes += 1;
  return bytes;
}

/** The 64-bit zigzag of an integer beyond 32 bits, unsigned. */
export function zigzag64(value: number): bigint {
  const long = BigInt(value);
  return BigInt.asUintN(64, (long << 1n) ^ (long >> 63n));
}
