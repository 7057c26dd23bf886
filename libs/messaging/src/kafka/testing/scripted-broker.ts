import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import Encoder from 'kafkajs/src/protocol/encoder';
import { RequestReader } from './request-reader';

const PRODUCE = 0;
const METADATA = 3;
const API_VERSIONS = 18;

export interface ProduceRequest {
  /** 0 for the first connection that the broker took. */
  readonly connection: number;
  /** `topic/partition` of each batch. */
  readonly partitions: readonly string[];
}

/** What the broker does with a produce request: answers for these partitions, says nothing, or cuts the connection. */
export type ProduceReaction = readonly string[] | 'silence' | 'cut';

/** A broker that speaks just enough of Kafka's protocol for one producer, and misbehaves as told. */
export class ScriptedBroker {
  readonly produced: ProduceRequest[] = [];
  readonly sockets: Socket[] = [];
  /** The leader that its metadata name for every partition. */
  leader = 1;
  react: (request: ProduceRequest) => ProduceReaction = ({ partitions }) => partitions;
  private readonly unanswered: (() => void)[] = [];

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.take(socket));
  }

  static async start(): Promise<ScriptedBroker> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ScriptedBroker(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Answers what it was silent about. */
  answerLate(): void {
    for (const answer of this.unanswered.splice(0)) answer();
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private take(socket: Socket): void {
    const connection = this.sockets.push(socket) - 1;
    let buffered = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      buffered = Buffer.concat([buffered, chunk]);
      while (buffered.length >= 4 && buffered.length >= 4 + buffered.readInt32BE(0)) {
        const end = 4 + buffered.readInt32BE(0);
        this.handle(socket, connection, new RequestReader(buffered.subarray(4, end)));
        buffered = buffered.subarray(end);
      }
    });
  }

  private handle(socket: Socket, connection: number, request: RequestReader): void {
    const apiKey = request.int16();
    request.int16();
    const correlationId = request.int32();
    request.string();
    const answer = (body: Encoder): void => {
      const framed = new Encoder().writeInt32(correlationId).writeEncoder(body);
      socket.write(new Encoder().writeInt32(framed.size()).writeEncoder(framed).buffer);
    };
    if (apiKey === API_VERSIONS) answer(apiVersions());
    else if (apiKey === METADATA) answer(this.metadata(request));
    else if (apiKey === PRODUCE) this.produce(socket, connection, request, answer);
  }

  private metadata(request: RequestReader): Encoder {
    const topics = request.array(() => request.string());
    const partition = (id: number): Encoder =>
      new Encoder()
        .writeInt16(0)
        .writeInt32(id)
        .writeInt32(this.leader)
        .writeArray([1], 'int32')
        .writeArray([1], 'int32');
    const broker = (id: number): Encoder =>
      new Encoder()
        .writeInt32(id)
        .writeString('127.0.0.1')
        .writeInt32(id === 1 ? this.port : 1)
        .writeString(null);
    return new Encoder()
      .writeArray([broker(1), broker(2)], 'object')
      .writeInt32(1)
      .writeArray(
        topics.map((topic) =>
          new Encoder()
            .writeInt16(0)
            .writeString(topic)
            .writeBoolean(false)
            .writeArray([partition(0), partition(1)], 'object'),
        ),
        'object',
      );
  }

  private produce(
    socket: Socket,
    connection: number,
    request: RequestReader,
    answer: (body: Encoder) => void,
  ): void {
    const partitions = request.produce();
    const produced = { connection, partitions };
    this.produced.push(produced);
    const reaction = this.react(produced);
    if (reaction === 'cut') socket.resetAndDestroy();
    else if (reaction === 'silence') this.unanswered.push(() => answer(produceAnswer(partitions)));
    else answer(produceAnswer(reaction));
  }
}

function apiVersions(): Encoder {
  const api = (key: number, from: number, to: number): Encoder =>
    new Encoder().writeInt16(key).writeInt16(from).writeInt16(to);
  const apis = [api(PRODUCE, 3, 3), api(METADATA, 1, 1), api(API_VERSIONS, 0, 2)];
  return new Encoder().writeInt16(0).writeArray(apis, 'object').writeInt32(0);
}

function produceAnswer(names: readonly string[]): Encoder {
  const topics = new Map<string, number[]>();
  for (const name of names) {
    const [topic = '', partition = ''] = name.split('/');
    topics.set(topic, [...(topics.get(topic) ?? []), Number(partition)]);
  }
  const one = (id: number): Encoder =>
    new Encoder().writeInt32(id).writeInt16(0).writeInt64(7).writeInt64(-1);
  const encoded = [...topics].map(([topic, ids]) =>
    new Encoder().writeString(topic).writeArray(ids.map(one), 'object'),
  );
  return new Encoder().writeArray(encoded, 'object').writeInt32(0);
}
