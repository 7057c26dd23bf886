/**
 * A process that starts while the first of its brokers is silent (frozen, or behind a firewall that drops) reads its
 * broadcast topics, plans and finds its topics all the same: from the next broker, within seconds.
 *
 * Each new kafkajs client begins with the first broker, and asks it again after a time-out: one silent broker of three
 * kept every consumer and admin from starting for ever.
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { BroadcastReader, TopicAdmin } from '@ponte/messaging';
import { atTestEnd, createTopic, HandlerSpy, stack, writeRecords } from '@ponte/testing';
import { kafkaConfig, quietLog } from '../publishing/publisher-under-test';

/** The address of a server that takes connections and never says a word, as the kernel of a frozen broker does. */
async function silentBroker(): Promise<string> {
  const taken: Socket[] = [];
  const server = createServer((socket) => void taken.push(socket.on('error', () => undefined)));
  atTestEnd(() => {
    for (const socket of taken) socket.destroy();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('the topics are read and found from the other brokers', async () => {
  const { brokers, prefix: makePrefix } = stack();
  const prefix = makePrefix();
  await createTopic(brokers, `${prefix}credentials`, { partitions: 1 });
  await writeRecords(brokers, `${prefix}credentials`, [{ key: 'k', value: 'first' }]);
  const config = kafkaConfig(`${await silentBroker()},${brokers}`, { prefix });
  const options = { config, clientId: 'test', log: quietLog };

  const topics = new TopicAdmin(options).missing(['credentials', 'other']);
  const reader = new BroadcastReader({ ...options, service: 'ingest' });
  atTestEnd(() => reader.close());
  const spy = new HandlerSpy<string>();
  const handle = reader.start('credentials', (record) => spy.see(String(record.value)));
  await handle.caughtUp;
  expect(spy.seen).toEqual(['first']);
  expect(await topics).toEqual(['other']);
}, 30_000);
