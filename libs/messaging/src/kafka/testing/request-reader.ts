/** Reads the primitives of Kafka's protocol, one after the other. */
export class RequestReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  string(): string {
    const length = Math.max(0, this.int16());
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  array<T>(read: () => T): T[] {
    return Array.from({ length: Math.max(0, this.int32()) }, read);
  }

  /** The body of a produce request (version 3): `topic/partition` of each batch; the records are passed over. */
  produce(): string[] {
    this.string();
    this.int16();
    this.int32();
    return this.array(() => {
      const topic = this.string();
      return this.array(() => {
        const partition = this.int32();
        this.at += this.int32();
        return `${topic}/${partition}`;
      });
    }).flat();
  }
}
