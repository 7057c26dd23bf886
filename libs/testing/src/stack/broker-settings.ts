/** One broker of a local cluster: where it listens and where its files lie. */
export interface BrokerSpec {
  /** 1-based; also its node id. */
  id: number;
  port: number;
  controllerPort: number;
  folder: string;
}

/**
 * The server.properties of one broker in KRaft's combined mode (broker and controller in one process).
 *
 * @param overrides settings of the caller; they win
 */
export function brokerSettings(
  broker: BrokerSpec,
  all: readonly BrokerSpec[],
  overrides: Readonly<Record<string, string>> = {},
): string {
  const replicas = String(Math.min(3, all.length));
  const inSync = all.length >= 3 ? '2' : '1';
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': String(broker.id),
    'controller.quorum.voters': all.map((b) => `${b.id}@127.0.0.1:${b.controllerPort}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${broker.port},CONTROLLER://127.0.0.1:${broker.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker.port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': `${broker.folder}/data`,
    'auto.create.topics.enable': 'false',
    'unclean.leader.election.enable': 'false',
    'num.partitions': '3',
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    // 50 partitions by default: on one machine they only cost start-up and recovery time.
    'offsets.topic.num.partitions': '8',
    'transaction.state.log.num.partitions': '4',
    // A group of one need not wait 3 s for others to join.
    'group.initial.rebalance.delay.ms': '0',
    // A killed broker is fenced, and its partitions get a new leader, after 5 s instead of 9.
    'broker.heartbeat.interval.ms': '1000',
    'broker.session.timeout.ms': '5000',
    // 128 MB by default, a quarter of the heap given here.
    'log.cleaner.dedupe.buffer.size': '16777216',
    'log.index.size.max.bytes': '1048576',
    ...overrides,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}
