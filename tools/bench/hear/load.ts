import {
  gupyApplicationMoved,
  gupyEventId,
  splitGupy,
  type GupyApplicationMoved,
} from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { parseKeyRing, Sealer } from '@ponte/platform';
import { createTopic, movedEvent, stockKafka } from '@ponte/testing';
import { CompressionTypes, Partitioners } from 'kafkajs';

export const PII_KEYS = `k1:${'5a'.repeat(32)}`;
const PER_SEND = 1_000;

/** Puts full-size events on a topic of their own: the vendor's sample with other ids, a part of them in the rule's step. */
export async function putEvents(
  brokers: string,
  topic: string,
  load: { readonly events: number; readonly matching: number; readonly partitions: number },
): Promise<void> {
  await createTopic(brokers, topic, { partitions: load.partitions });
  const make = eventMaker();
  const producer = stockKafka(brokers).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  for (let sent = 0; sent < load.events; sent += PER_SEND) {
    const count = Math.min(PER_SEND, load.events - sent);
    const messages = Array.from({ length: count }, (_, at) =>
      make(sent + at, (sent + at) % 100 < load.matching),
    );
    await producer.send({ topic, messages, acks: -1, compression: CompressionTypes.None });
  }
  await producer.disconnect();
}

/** The sealed parts are sealed once: what is measured does not open them. */
function eventMaker(): (n: number, matches: boolean) => ReturnType<typeof eventRecord> {
  const sealer = new Sealer(parseKeyRing(PII_KEYS).keys);
  const { clear, candidate, rest } = splitGupy(gupyApplicationMoved, movedEvent());
  const subject = { system: 'gupy', source: 'acme', person: '256080' };
  const seal = (purpose: string, part: object | undefined) =>
    sealer.seal({ purpose, subject }, JSON.stringify(part ?? {}));
  const sealed = { candidate: seal('candidate', candidate), raw: seal('raw', rest) };
  const sample = { ...clear, source: 'acme', sealed } as unknown as GupyApplicationMoved;
  return (n, matches) => {
    const value = structuredClone(sample);
    value.id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    value.data.application.id = 1_000_000 + n;
    value.data.application.currentStep = { id: 1, name: matches ? 'Exames' : 'Entrevista' };
    return eventRecord(gupyApplicationMoved, value, {
      id: gupyEventId('acme', value.id),
      source: '/gupy/acme',
      time: new Date(value.date),
    });
  };
}
