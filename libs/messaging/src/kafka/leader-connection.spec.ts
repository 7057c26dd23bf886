import { eventually } from '@ponte/testing';
import type { AttemptOutcome, PartitionBatch } from '../publish/attempt';
import { silentKafkaLog } from './kafka-log';
import { KafkaConfig } from './kafka.config';
import { LeaderConnection } from './leader-connection';
import { ScriptedBroker } from './testing/scripted-broker';

const config = Object.assign(new KafkaConfig(), { brokers: ['unused:1'], requestTimeoutMs: 250 });

function batch(partition: number, id = 'r'): PartitionBatch {
  const record = { topic: 't', key: 'k', value: Buffer.from(id), headers: { ce_id: id } };
  const entry = {
    record,
    bytes: 50,
    deadlineAt: Infinity,
    settled: false,
    resolve: jest.fn(),
    reject: jest.fn(),
  };
  return { topic: 't', partition, records: [entry] };
}

describe('LeaderConnection', () => {
  let broker: ScriptedBroker;
  let connection: LeaderConnection;
  let answersElsewhere = false;

  beforeEach(async () => {
    broker = await ScriptedBroker.start();
    answersElsewhere = false;
    connection = new LeaderConnection(1, broker.address, {
      config,
      clientId: 'test',
      log: silentKafkaLog,
      answers: () => Promise.resolve(answersElsewhere),
    });
  });

  afterEach(() => {
    connection.close();
    broker.stop();
  });

  it('counts as covered only what stands in the answer', async () => {
    broker.react = () => ['t/0'];
    const outcome = await connection.send([batch(0), batch(1)], jest.fn());
    expect(outcome).toEqual({ kind: 'answered', covered: new Set(['t/0']) });
  });

  it('sends nothing if kafkajs would send it to another leader', async () => {
    broker.leader = 2;
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({
      kind: 'failed',
      blame: 'route',
    });
    expect(broker.produced).toEqual([]);
    broker.leader = 1;
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({ kind: 'answered' });
  });

  it('has not settled after a time-out, until the broker is heard again, and goes on on the same connection', async () => {
    broker.react = ({ partitions }) => (broker.produced.length === 1 ? 'silence' : partitions);
    const onOverdue = jest.fn();
    let outcome: AttemptOutcome | undefined;
    const sent = connection.send([batch(0)], onOverdue).then((settled) => (outcome = settled));
    await eventually(() => onOverdue.mock.calls.length === 1);
    expect(outcome).toBeUndefined();
    broker.answerLate();
    await sent;
    expect(outcome).toMatchObject({ kind: 'failed', blame: 'leader' });
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({ kind: 'answered' });
    expect(broker.produced.map(({ connection: on }) => on)).toEqual([0, 0]);
  });

  it('settles when the silent connection goes, and takes a new one', async () => {
    broker.react = ({ partitions }) => (broker.produced.length === 1 ? 'silence' : partitions);
    const onOverdue = jest.fn();
    const sent = connection.send([batch(0)], onOverdue);
    await eventually(() => onOverdue.mock.calls.length === 1);
    broker.sockets[0]?.resetAndDestroy();
    expect(await sent).toMatchObject({ kind: 'failed', blame: 'leader' });
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({ kind: 'answered' });
    expect(broker.produced.map(({ connection: on }) => on)).toEqual([0, 1]);
  });

  it('gives the connection up when the broker answers elsewhere and stays silent here', async () => {
    broker.react = ({ partitions }) => (broker.produced.length === 1 ? 'silence' : partitions);
    const onOverdue = jest.fn();
    const sent = connection.send([batch(0)], onOverdue);
    await eventually(() => onOverdue.mock.calls.length === 1);
    answersElsewhere = true;
    expect(await sent).toMatchObject({ kind: 'failed', blame: 'leader' });
    await eventually(() => broker.sockets[0]?.destroyed === true);
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({ kind: 'answered' });
    expect(broker.produced.map(({ connection: on }) => on)).toEqual([0, 1]);
  });

  it('blames the leader for a connection that was cut, and takes a new one', async () => {
    broker.react = ({ partitions }) => (broker.produced.length === 1 ? 'cut' : partitions);
    const onOverdue = jest.fn();
    expect(await connection.send([batch(0)], onOverdue)).toMatchObject({
      kind: 'failed',
      blame: 'leader',
    });
    expect(onOverdue).not.toHaveBeenCalled();
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({ kind: 'answered' });
  });

  it('blames the leader at once when nobody listens', async () => {
    broker.stop();
    expect(await connection.send([batch(0)], jest.fn())).toMatchObject({
      kind: 'failed',
      blame: 'leader',
    });
  });
});
