import type { ByteWriter } from './byte-writer';
import { varintBytes, varlongBytes } from './varint';

type Bytes = Buffer | string;
type HeaderValue = Bytes | readonly Bytes[];

/** What kafkajs is given of a record. */
export interface ProducedMessage {
  readonly key?: Bytes | null;
  readonly value: Bytes | null;
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  /** Epoch milliseconds in digits. */
  readonly timestamp?: string;
}

/** The length prefix of what is null. */
const NULL = -1;
/** Of each record: its attributes, of which Kafka uses none. */
const ATTRIBUTES_BYTES = 1;
/** Names of headers are the same few for all records; beyond so many they are encoded each time. */
const MAX_KNOWN_NAMES = 256;

/** Each header name with its length before it, as it stands in a record. */
const knownNames = new Map<string, Buffer>();

/**
 * The records of one batch, format v2: reckons its size first and is then written once into a buffer of that size. Sizes
 * are kept in the order in which writing needs them.
 */
export class RecordSection {
  readonly bytes: number;
  private readonly sizes: number[] = [];
  private nextSize = 0;

  constructor(
    private readonly messages: readonly ProducedMessage[],
    /** Milliseconds of each record after the first timestamp of its batch. */
    private readonly timestampDelta: (message: ProducedMessage) => number,
  ) {
    let bytes = 0;
    for (let offset = 0; offset < messages.length; offset += 1) {
      const body = this.measure(messages[offset] as ProducedMessage, offset);
      bytes += varintBytes(body) + body;
    }
    this.bytes = bytes;
  }

  /** Once: consumes the sizes. */
  writeTo(writer: ByteWriter): void {
    for (let offset = 0; offset < this.messages.length; offset += 1) {
      const message = this.messages[offset] as ProducedMessage;
      writer.varint(this.takeSize());
      writer.int8(0);
      writer.varlong(this.timestampDelta(message));
      writer.varint(offset);
      this.writeBytes(writer, message.key);
      this.writeBytes(writer, message.value);
      writer.varint(this.takeSize());
      const { headers } = message;
      if (!headers) continue;
      for (const name of Object.keys(headers)) {
        const value = headers[name] as HeaderValue;
        if (!Array.isArray(value)) this.writeHeader(writer, name, value as Bytes);
        else for (const each of value as readonly Bytes[]) this.writeHeader(writer, name, each);
      }
    }
  }

  /** Returns the bytes of one record after its length. */
  private measure(message: ProducedMessage, offset: number): number {
    const place = this.sizes.push(0) - 1;
    let body = ATTRIBUTES_BYTES + varlongBytes(this.timestampDelta(message)) + varintBytes(offset);
    body += this.measureBytes(message.key, 'key');
    body += this.measureBytes(message.value, 'value');
    const countPlace = this.sizes.push(0) - 1;
    let count = 0;
    const { headers } = message;
    if (headers) {
      for (const name of Object.keys(headers)) {
        const value = headers[name] as HeaderValue;
        const repeated = Array.isArray(value);
        const times = repeated ? value.length : 1;
        count += times;
        body += times * nameOf(name).length;
        if (!repeated) body += this.measureBytes(value as Bytes, 'header');
        else
          for (const each of value as readonly Bytes[]) body += this.measureBytes(each, 'header');
      }
    }
    this.sizes[countPlace] = count;
    body += varintBytes(count);
    this.sizes[place] = body;
    return body;
  }

  private measureBytes(value: Bytes | null | undefined, what: string): number {
    const size = sizeOf(value, what);
    this.sizes.push(size);
    return varintBytes(size) + (size === NULL ? 0 : size);
  }

  private writeHeader(writer: ByteWriter, name: string, value: Bytes): void {
    writer.raw(nameOf(name));
    this.writeBytes(writer, value);
  }

  private writeBytes(writer: ByteWriter, value: Bytes | null | undefined): void {
    const size = this.takeSize();
    writer.varint(size);
    if (typeof value === 'string') writer.text(value, size);
    else if (value) writer.raw(value);
  }

  private takeSize(): number {
    return this.sizes[this.nextSize++] as number;
  }
}

function sizeOf(value: Bytes | null | undefined, what: string): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Buffer.isBuffer(value)) return value.length;
  if ((value === null || value === undefined) && what !== 'header') return NULL;
  throw new TypeError(`a record's ${what} must be text or a Buffer, is ${typeof value}`);
}

function nameOf(name: string): Buffer {
  const known = knownNames.get(name);
  if (known) return known;
  const text = Buffer.from(name);
  const prefix: number[] = [];
  let zigzag = (text.length << 1) >>> 0;
  for (; zigzag > 0x7f; zigzag >>>= 7) prefix.push((zigzag & 0x7f) | 0x80);
  prefix.push(zigzag);
  const encoded = Buffer.concat([Buffer.from(prefix), text]);
  if (knownNames.size < MAX_KNOWN_NAMES) knownNames.set(name, encoded);
  return encoded;
}
