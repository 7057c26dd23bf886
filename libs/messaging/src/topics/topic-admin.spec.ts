import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { silentKafkaLog } from '../kafka/kafka-log';
import { KafkaConfig } from '../kafka/kafka.config';
import { ScriptedBroker } from '../kafka/testing/scripted-broker';
import { TopicAdmin } from './topic-admin';

describe('TopicAdmin', () => {
  let silent: Server;
  let broker: ScriptedBroker;
  const taken: Socket[] = [];

  beforeAll(async () => {
    silent = createServer((socket) => void taken.push(socket.on('error', () => undefined)));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    broker = await ScriptedBroker.start();
  });

  afterAll(() => {
    for (const socket of taken) socket.destroy();
    silent.close();
    broker.stop();
  });

  it('asks the next broker when the first one takes connections and says nothing', async () => {
    const silentAddress = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const config = Object.assign(new KafkaConfig(), { brokers: [silentAddress, broker.address] });
    const admin = new TopicAdmin({ config, clientId: 'test', log: silentKafkaLog });
    expect(await admin.missing(['t'])).toEqual(['t']);
    expect(taken.length).toBeGreaterThan(0);
  }, 15_000);
});
