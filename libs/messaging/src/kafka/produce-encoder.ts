import { requests, type ApiDefinitions } from 'kafkajs/src/protocol/requests';
import type { KafkaLog } from './kafka-log';
import { GUARDED_KAFKAJS_VERSION, isGuardedKafkajs, kafkajsVersion } from './kafkajs-version';
import { encodeProduceRequest, type ProduceOptions } from './produce/produce-request';

/** The first version of the Produce API with record batches, as every broker since Kafka 0.11 has it. */
const FIRST_WITH_BATCHES = 3;

/** Read before anything is replaced. */
const kafkajsProduce = requests.Produce;

let patched = false;

/**
 * kafkajs 2.2.4 builds a produce request out of an encoder per record and per header, each with a buffer of 512 bytes
 * that is filled with zeros, and copies them together level by level: a seventh of the CPU of a service that publishes
 * (figures in docs/adr/0002). Ours writes the same bytes once. Another version is left alone and said so.
 */
export function patchProduceEncoder(log: KafkaLog): void {
  if (patched) return;
  patched = true;
  if (!isGuardedKafkajs()) {
    log.warn(
      { version: kafkajsVersion, expected: GUARDED_KAFKAJS_VERSION },
      'kafkajs is not the version whose encoder we replace; see docs/adr/0002-kafkajs-and-its-guards.md',
    );
    return;
  }
  requests.Produce = withOurEncoder(kafkajsProduce);
}

/** The same versions of the API with the same answers; only what a request encodes to is written by us. */
export function withOurEncoder(
  kafkajs: ApiDefinitions<ProduceOptions>,
): ApiDefinitions<ProduceOptions> {
  return {
    versions: kafkajs.versions,
    protocol: ({ version }) => {
      const build = kafkajs.protocol({ version });
      if (Number(version) < FIRST_WITH_BATCHES) return build;
      return (options) => {
        const built = build(options);
        const encode = (): Promise<object> => encodeProduceRequest(options);
        return { ...built, request: { ...built.request, encode } };
      };
    },
  };
}

/** Both encoders, whichever is in use, for the benchmark that compares them. */
export function produceEncoders(): Record<
  'kafkajs' | 'ours',
  (options: ProduceOptions) => Promise<object>
> {
  const version = Number(kafkajsProduce.versions.at(-1));
  const encode = (definitions: typeof kafkajsProduce) => (options: ProduceOptions) =>
    definitions.protocol({ version })(options).request.encode();
  return { kafkajs: encode(kafkajsProduce), ours: encode(withOurEncoder(kafkajsProduce)) };
}
