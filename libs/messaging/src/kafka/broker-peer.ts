import { logLevel, type ISocketFactory } from 'kafkajs';
import Broker from 'kafkajs/src/broker';
import connectionPoolBuilder from 'kafkajs/src/cluster/connectionPoolBuilder';
import { createLogger } from 'kafkajs/src/loggers';
import * as apiKeys from 'kafkajs/src/protocol/requests/apiKeys';
import { requests } from 'kafkajs/src/protocol/requests';
import type { Socket } from 'node:net';
import { CONNECTION_TIMEOUT_MS, saslOptions, tlsOptions } from './create-kafka';
import { cut } from './cut-connection';
import type { KafkaConfig } from './kafka.config';
import type { KafkaLog } from './kafka-log';
import { logBridge } from './log-bridge';
import { openSocket } from './open-socket';

/** A metadata answer as it is on the wire, errors of single topics and partitions included. */
export interface RawMetadata {
  readonly brokers: readonly {
    readonly nodeId: number;
    readonly host: string;
    readonly port: number;
  }[];
  readonly topicMetadata: readonly {
    readonly topicErrorCode: number;
    readonly topic: string;
    readonly partitionMetadata: readonly {
      readonly partitionErrorCode: number;
      readonly partitionId: number;
      readonly leader: number;
    }[];
  }[];
}

/**
 * One connection to one broker, for metadata only. kafkajs's admin cannot serve here: it throws away the whole answer if
 * one partition of one topic has no leader, it asks brokers at random, a silent one among them, and its
 * `describeCluster` reads every topic of the cluster.
 */
export class BrokerPeer {
  private connected:
    Promise<{ broker: Broker; pool: { send(request: object): Promise<unknown> } }> | undefined;

  private socket: Socket | undefined;
  private broker: Broker | undefined;

  constructor(
    private readonly address: string,
    private readonly options: {
      config: KafkaConfig;
      clientId: string;
      log: KafkaLog;
      timeoutMs: number;
    },
  ) {}

  /** @throws whatever kafkajs throws if the broker does not answer within the time-out; the peer is then of no more use */
  async metadata(topics: readonly string[]): Promise<RawMetadata> {
    this.connected ??= this.connect();
    const { broker, pool } = await this.connected;
    const { request, response } = broker.lookupRequest(
      apiKeys.Metadata,
      requests.Metadata,
    )({
      topics: [...topics],
      allowAutoTopicCreation: false,
    });
    // kafkajs's own `parse` throws at the first error code.
    const asItIs = { ...response, parse: (data: RawMetadata) => Promise.resolve(data) };
    return (await pool.send({ request, response: asItIs })) as RawMetadata;
  }

  /** Connects and asks for the broker's API versions. @throws whatever kafkajs throws if it does not answer */
  async greet(): Promise<void> {
    this.connected ??= this.connect();
    await this.connected;
  }

  close(): void {
    if (this.socket) cut(this.socket);
    // Stops the timers of the connection. Not awaited: it waits for answers that a cut connection never brings.
    this.broker?.disconnect().catch((error: unknown) => {
      const { log } = this.options;
      log.debug(
        { broker: this.address, err: error },
        'a metadata connection did not close in order',
      );
    });
  }

  private async connect(): Promise<{
    broker: Broker;
    pool: { send(request: object): Promise<unknown> };
  }> {
    const { config, clientId, log, timeoutMs } = this.options;
    const logger = createLogger({ level: logLevel.NOTHING, logCreator: logBridge(log) });
    const pool = await connectionPoolBuilder({
      socketFactory: (to: Parameters<ISocketFactory>[0]) => (this.socket = openSocket(to)),
      brokers: [this.address],
      ssl: tlsOptions(config),
      sasl: saslOptions(config),
      clientId,
      requestTimeout: timeoutMs,
      enforceRequestTimeout: true,
      connectionTimeout: Math.min(timeoutMs, CONNECTION_TIMEOUT_MS),
      maxInFlightRequests: null,
      logger,
      reauthenticationThreshold: 10_000,
    }).build();
    const broker = (this.broker = new Broker({
      connectionPool: pool,
      logger,
      allowAutoTopicCreation: false,
      authenticationTimeout: 5_000,
    }));
    await broker.connect();
    return { broker, pool };
  }
}
