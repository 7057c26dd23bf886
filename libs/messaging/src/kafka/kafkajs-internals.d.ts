/** The few parts of kafkajs 2.2.4 that its own types leave out and our guards need. */
declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {}
  export = RequestQueue;
}

declare module 'kafkajs/src/cluster/connectionPoolBuilder' {
  interface ConnectionPool {
    send(request: object): Promise<unknown>;
    destroy(): Promise<void>;
  }
  function connectionPoolBuilder(options: object): { build(): Promise<ConnectionPool> };
  export = connectionPoolBuilder;
}

declare module 'kafkajs/src/broker' {
  class Broker {
    constructor(options: object);
    /** After `connect`: the request of an API in the newest version that both sides know. */
    readonly lookupRequest: (
      apiKey: number,
      definitions: object,
    ) => (options: object) => { request: object; response: object };
    connect(): Promise<void>;
    disconnect(): Promise<void>;
  }
  export = Broker;
}

declare module 'kafkajs/src/protocol/requests' {
  interface BuiltRequest {
    readonly request: { readonly encode: () => Promise<object> };
    readonly response: object;
  }
  /** An API in the versions that kafkajs speaks. */
  export interface ApiDefinitions<T> {
    readonly versions: readonly string[];
    readonly protocol: (chosen: { version: number }) => (options: T) => BuiltRequest;
  }
  export const requests: {
    Metadata: object;
    Produce: ApiDefinitions<import('./produce/produce-request').ProduceOptions>;
  };
}

declare module 'kafkajs/src/protocol/requests/apiKeys' {
  export const Metadata: number;
}

declare module 'kafkajs/src/loggers' {
  export function createLogger(options: object): object;
}

declare module 'kafkajs/src/protocol/recordBatch/v0' {
  export function RecordBatch(options: { records: readonly object[] }): Promise<{ size(): number }>;
}

declare module 'kafkajs/src/protocol/recordBatch/crc32C' {
  function crc32C(bytes: Uint8Array): number;
  export = crc32C;
}

declare module 'kafkajs/src/protocol/recordBatch/record/v0' {
  function Record(options: object): object;
  export = Record;
}

declare module 'kafkajs/src/protocol/message/compression' {
  /** Throws if the codec is not there. */
  export function lookupCodec(compression: number): {
    compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  };
}

declare module 'kafkajs/src/protocol/error' {
  export function createErrorFromCode(code: number): Error;
}

declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    constructor(initialSize?: number);
    readonly buffer: Buffer;
    size(): number;
    writeInt16(value: number): this;
    writeInt32(value: number): this;
    writeInt64(value: number): this;
    writeBoolean(value: boolean): this;
    writeString(value: string | null): this;
    writeEncoder(value: Encoder): this;
    writeArray(values: readonly (Encoder | number)[], type: 'object' | 'int32'): this;
  }
  export = Encoder;
}
