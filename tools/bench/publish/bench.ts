import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  KafkaConfig,
  KafkaPublisher,
  noPublishMetrics,
  type OutboundRecord,
} from '@ponte/messaging';
import { createTopic, setting, startCluster, stockKafka } from '@ponte/testing';
import Table from 'cli-table3';
import { encodingFigures } from './encoding';

export const description =
  'records published per second (acks=all, 1.5 KB) from 64, 256 and 1,000 callers, beside one kafkajs send() each';

const TOPIC = 'bench.publish';
const HELP = `npm run bench -- publish [options]

  First what encoding a request costs alone, with kafkajs's encoder and with ours; then both ways to publish. The send()
  each goes first, with kafkajs as it is: our client replaces its encoder in this whole process.

  --seconds <n>     length of each measured phase (10)
  --brokers <list>  an existing Kafka, host:port with commas (also KAFKA_BROKERS); otherwise one broker is started
  --quick           2 seconds each, to see that it works
  --help            this text
`;

interface Figures {
  readonly name: string;
  readonly callers: number;
  readonly perSecond: number;
  /** CPU of this process (callers and client together) per record. */
  readonly cpuUs: number;
  readonly p99Ms: number;
}

type Send = (record: OutboundRecord) => Promise<unknown>;

/** Prints the figures; asserts nothing. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '10' },
      brokers: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const seconds = values.quick ? 2 : Number(values.seconds);
  const given = values.brokers ?? setting('KAFKA_BROKERS');
  const cluster = given ? undefined : await startCluster({ brokers: 1 });
  const brokers = given ?? cluster?.brokers ?? '';
  try {
    await createTopic(brokers, TOPIC, { partitions: 12 });
    const { kafkajs, ours } = await encodingFigures(seconds, () => recordOf(randomUUID(), value()));
    process.stdout.write(
      `Encoding alone, CPU µs/record: kafkajs ${kafkajs.toFixed(1)}, ours ${ours.toFixed(1)}, ${(kafkajs / ours).toFixed(1)} times less\n`,
    );
    print([
      ...(await stockFigures(brokers, seconds)),
      ...(await publisherFigures(brokers, seconds)),
    ]);
  } finally {
    await cluster?.stop();
  }
}

async function publisherFigures(brokers: string, seconds: number): Promise<Figures[]> {
  const config = Object.assign(new KafkaConfig(), { brokers: brokers.split(',') });
  const silent = { debug: noop, info: noop, warn: noop, error: noop };
  const publisher = new KafkaPublisher({
    config,
    clientId: 'bench',
    log: silent,
    metrics: noPublishMetrics,
    topicBytes: () => undefined,
  });
  const figures: Figures[] = [];
  for (const callers of [64, 256, 1_000]) {
    figures.push(await measure('publisher', callers, seconds, (each) => publisher.publish(each)));
  }
  await publisher.close(5_000);
  return figures;
}

/** What the publisher is measured against: a send() for each record, as a stock application does. */
async function stockFigures(brokers: string, seconds: number): Promise<Figures[]> {
  const producer = stockKafka(brokers).producer();
  await producer.connect();
  const send: Send = ({ topic, key, value, headers }) =>
    producer.send({ topic, acks: -1, messages: [{ key, value, headers: { ...headers } }] });
  const figures: Figures[] = [];
  for (const callers of [64, 256]) {
    figures.push(await measure('kafkajs send() each', callers, seconds, send));
  }
  await producer.disconnect();
  return figures;
}

/** A closed loop of `callers` that publish one record after the other. */
async function measure(
  name: string,
  callers: number,
  seconds: number,
  send: Send,
): Promise<Figures> {
  await loop(callers, 1, send);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const waits = await loop(callers, seconds, send);
  const elapsed = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  waits.sort((a, b) => a - b);
  return {
    name,
    callers,
    perSecond: waits.length / elapsed,
    cpuUs: (user + system) / waits.length,
    p99Ms: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
  };
}

async function loop(callers: number, seconds: number, send: Send): Promise<number[]> {
  const until = performance.now() + seconds * 1_000;
  const waits: number[] = [];
  const same = value();
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const id = randomUUID();
      const began = performance.now();
      await send(recordOf(id, same));
      waits.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: callers }, one));
  return waits;
}

function value(): Buffer {
  return Buffer.from(randomBytes(1_125).toString('base64'));
}

function recordOf(id: string, body: Buffer): OutboundRecord {
  return { topic: TOPIC, key: id, value: body, headers: headersOf(id) };
}

/** As many headers as an event carries. */
function headersOf(id: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: '/bench/publish',
    ce_type: 'bench.publish.v1',
    ce_time: new Date().toISOString(),
    ce_subject: id,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
}

function print(figures: readonly Figures[]): void {
  const table = new Table({
    head: ['', 'callers', 'records/s', '× stock', 'CPU µs/record', 'p99 ms'],
    style: { head: [], border: [] },
  });
  for (const each of figures) {
    const stock = figures.find(({ callers }) => callers === Math.min(each.callers, 256));
    table.push([
      each.name,
      each.callers,
      each.perSecond.toFixed(0),
      stock ? (each.perSecond / stock.perSecond).toFixed(1) : '',
      each.cpuUs.toFixed(0),
      each.p99Ms.toFixed(1),
    ]);
  }
  process.stdout.write(`\nRecords of 1.5 KB, acks=all, 12 partitions\n${table.toString()}\n`);
}

const noop = (): void => undefined;
