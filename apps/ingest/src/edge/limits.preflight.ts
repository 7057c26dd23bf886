import { Injectable } from '@nestjs/common';
import {
  ahgoraResultsReceived,
  deskTicketUpdated,
  EDGE_MESSAGE_BYTES,
  gupyContracts,
  ingestRejected,
  rubeusContracts,
  validationResultReceived,
} from '@ponte/contracts';
import { KafkaConfig, TopicAdmin, type TopicPlan, topicSpec } from '@ponte/messaging';
import { PonteLogger, type Preflight, PreflightRegistry } from '@ponte/platform';
import { ahgoraSources, IngestConfig, rubeusSources, SEALED_GROWTH } from '../config/ingest.config';

/** Topics of which a record is one part of a body. */
const OF_PARTS = new Set([ahgoraResultsReceived, ...rubeusContracts].map(({ topic }) => topic));

/** Limits that only make sense together: the file's, the environment's and the cluster's. */
@Injectable()
export class LimitsPreflight implements Preflight {
  readonly name = 'limits';

  constructor(
    private readonly config: IngestConfig,
    private readonly kafka: KafkaConfig,
    private readonly topics: TopicAdmin,
    private readonly log: PonteLogger,
    registry: PreflightRegistry,
  ) {
    registry.add(this);
  }

  async check(): Promise<readonly string[]> {
    return [...this.timeFaults(), ...(await this.sizeFaults())];
  }

  /** An attempt must settle before its sender's deadline, or every 503 would leave one behind that may still land. */
  private timeFaults(): readonly string[] {
    const { publishWithin } = this.config.limits;
    const { requestTimeoutMs } = this.kafka;
    if (requestTimeoutMs < publishWithin) return [];
    return [
      `limits.publishWithin (${publishWithin} ms) must be longer than KAFKA_REQUEST_TIMEOUT_MS (${requestTimeoutMs} ms): ` +
        'raise the one or lower the other',
    ];
  }

  /** A body at its limit must fit, sealed, into the topics as the cluster has them, whoever changed them last. */
  private async sizeFaults(): Promise<readonly string[]> {
    const sealed = Math.ceil(this.config.limits.bodyBytes * SEALED_GROWTH);
    const plan = await this.plan();
    return (plan?.differences ?? []).flatMap((difference) => {
      if (difference.kind !== 'setting' || difference.name !== 'max.message.bytes') return [];
      const { topic, from } = difference;
      // Items of results, and elements of Rubeus, have a bound of their own, which nobody configures.
      const items = OF_PARTS.has(topic);
      const needed = items ? EDGE_MESSAGE_BYTES : sealed;
      if (from === undefined || Number(from) >= needed) return [];
      const [who, otherwise] = items
        ? ['a part of a body', '']
        : ['limits.bodyBytes', ', or lower limits.bodyBytes'];
      return [
        `the topic ${this.kafka.prefix}${topic} takes records of ${from} bytes, but ${who} ` +
          `needs ${needed}: align it with "npm run topics -- apply"${otherwise}`,
      ];
    });
  }

  /** Reading a topic's settings takes a permission of its own (DescribeConfigs), which a producer may well lack. */
  private async plan(): Promise<TopicPlan | undefined> {
    const contracts = [
      ...gupyContracts,
      validationResultReceived,
      deskTicketUpdated,
      ingestRejected,
      ...(rubeusSources(this.config).length > 0 ? rubeusContracts : []),
      ...(ahgoraSources(this.config).length > 0 ? [ahgoraResultsReceived] : []),
    ];
    try {
      return await this.topics.plan(contracts.map((contract) => topicSpec(contract)));
    } catch (error) {
      this.log.warn({ err: error }, 'the limits of the topics could not be read: not checked');
      return undefined;
    }
  }
}
