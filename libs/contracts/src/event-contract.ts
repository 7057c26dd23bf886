/** One thing that is wrong with a value, told so that its sender or reader can mend it. */
export interface ContractFault {
  /** JSON pointer of the faulty place, `""` for the whole value. */
  readonly path: string;
  /** What was expected there. Never quotes the value: it may be personal. */
  readonly message: string;
}

/**
 * A promise about one topic: what its records hold and how they are kept. Made by `defineEvent`; the class named by
 * `valueClass` is the single source of the JSON Schema, of the hot path's validator and of the reference page.
 */
export interface EventContract<T extends object = object> {
  /** Full topic name, e.g. `gupy.application.moved.v1`; also the CloudEvents `type`. */
  readonly topic: string;
  readonly version: number;
  readonly valueClass: new () => T;
  readonly description: string;
  /** Record key of a value: a string that holds no personal data. */
  key(this: void, value: T): string;
  readonly keyDescription: string;
  /** Largest record value in bytes; also becomes the topic's `max.message.bytes` with head room for headers. */
  readonly maxMessageBytes: number;
  readonly partitions: number;
  /** Days for which records are kept; ignored by a compacted topic. */
  readonly retentionDays: number;
  readonly cleanup: 'delete' | 'compact';
  /** The service that publishes it. */
  readonly owner: string;
  /** A complete synthetic value, used by the reference page, the tests and the AsyncAPI document. */
  readonly example: T;
  /** Faults of a value, empty if it keeps the contract. Hot path: compiled Ajv, no allocation when valid. */
  readonly validate: (value: unknown) => readonly ContractFault[];
}
