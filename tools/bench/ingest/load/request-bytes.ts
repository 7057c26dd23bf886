import { randomBytes } from 'node:crypto';
import { gupySample } from '@ponte/testing';

const ID = '7d0f3a0e-1111-4222-8333-444455556666';
const APPLICATION = '529925562';

/** The vendor's full sample of application.moved as HTTP bytes, with an id and an application of its own each time. */
export class RequestBytes {
  private readonly head: Buffer;
  private readonly body: Buffer;
  private readonly idAt: number;
  private readonly applicationAt: number;
  private next = 0;
  private readonly run = randomBytes(6).toString('hex');

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    const { host, pathname } = new URL(url);
    this.body = Buffer.from(JSON.stringify(gupySample('application.moved')));
    this.idAt = this.body.indexOf(ID);
    this.applicationAt = this.body.indexOf(APPLICATION);
    if (this.idAt < 0 || this.applicationAt < 0) throw new Error('the sample has changed its ids');
    const lines = Object.entries({
      host,
      'content-type': 'application/json',
      'content-length': String(this.body.length),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.head = Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
  }

  /** Bytes of the body alone. */
  get bodyBytes(): number {
    return this.body.length;
  }

  one(): Buffer {
    this.next += 1;
    const bytes = Buffer.concat([this.head, this.body]);
    const count = this.next.toString(16).padStart(12, '0');
    bytes.write(
      `${this.run.slice(0, 8)}-${this.run.slice(8)}-4000-8000-${count}`,
      this.head.length + this.idAt,
    );
    bytes.write(
      String(100_000_000 + (this.next % 900_000_000)),
      this.head.length + this.applicationAt,
    );
    return bytes;
  }
}
