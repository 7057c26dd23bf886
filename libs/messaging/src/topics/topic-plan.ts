import { forgetfulConsumers, neededInboxDays } from './kept-too-long';
import { topicSettings, type TopicSpec } from './topic-spec';

/** A topic as the cluster has it, by its contract's name. */
export interface TopicFacts {
  readonly partitions: number;
  readonly replication: number;
  readonly settings: Readonly<Record<string, string>>;
}

export interface ClusterFacts {
  readonly brokers: number;
  /** Topics of this environment (prefix), by name without the prefix. */
  readonly topics: ReadonlyMap<string, TopicFacts>;
}

export type TopicDifference =
  | {
      readonly kind: 'create';
      readonly topic: string;
      readonly partitions: number;
      readonly replication: number;
      readonly settings: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'setting';
      readonly topic: string;
      readonly name: string;
      readonly from: string | undefined;
      readonly to: string;
    }
  | {
      readonly kind: 'partitions';
      readonly topic: string;
      readonly from: number;
      readonly to: number;
    }
  /** Not done by `apply`; `why` and what to do, in Portuguese, for the operator. */
  | {
      readonly kind: 'refused';
      readonly topic: string;
      readonly what: string;
      readonly why: string;
    };

export interface TopicPlan {
  readonly differences: readonly TopicDifference[];
  /** Topics of this environment that no contract names; they are left alone. */
  readonly unmanaged: readonly string[];
}

export interface PlanOptions {
  /** Partitions are added although the same key may then lie in another partition than before. */
  readonly repartition: boolean;
  /** Override of the contracts' partitions; a contract that asks for exactly one keeps it. */
  readonly partitions?: number;
  /** Override of the replication. */
  readonly replication?: number;
}

/** Copies of a topic unless overridden; more than there are brokers cannot be. */
const REPLICATION = 3;

/** What differs between the cluster and the contracts. Pure. */
export function planTopics(
  facts: ClusterFacts,
  wanted: readonly TopicSpec[],
  options: PlanOptions,
): TopicPlan {
  const differences = wanted.flatMap((spec) => {
    const refusals = keptTooLong(spec);
    return refusals.length > 0 ? refusals : differencesOf(spec, facts, options);
  });
  const managed = new Set(wanted.map(({ topic }) => topic));
  return {
    differences,
    unmanaged: [...facts.topics.keys()].filter((topic) => !managed.has(topic)).sort(),
  };
}

/** Nothing at all is done for such a topic: made as it is, it would repeat effects one day. */
function keptTooLong(spec: TopicSpec): TopicDifference[] {
  const { topic, cleanup, retentionDays } = spec;
  const compact = cleanup === 'compact';
  const mend = compact
    ? 'declare a assinatura como replayable'
    : `reduza a retenção, aumente a caixa (INBOX_RETENTION_DAYS) para ${neededInboxDays(spec)} dias ou mais, ou declare a assinatura como replayable`;
  return forgetfulConsumers(spec).map(({ service, inboxDays }) => ({
    kind: 'refused' as const,
    topic,
    what: compact ? 'retenção sem fim (compact)' : `retenção de ${retentionDays} dias`,
    why: `a caixa de entrada de ${service} lembra ${inboxDays} dias: um replay repetiria efeitos; ${mend}`,
  }));
}

function differencesOf(
  spec: TopicSpec,
  facts: ClusterFacts,
  options: PlanOptions,
): TopicDifference[] {
  const { topic } = spec;
  // One partition is a promise (a total order, one position), not a size.
  const partitions = spec.partitions === 1 ? 1 : (options.partitions ?? spec.partitions);
  const present = facts.topics.get(topic);
  if (!present) {
    const replication = options.replication ?? Math.min(REPLICATION, facts.brokers);
    return [
      {
        kind: 'create',
        topic,
        partitions,
        replication,
        settings: topicSettings(spec, replication),
      },
    ];
  }
  return [
    ...partitionDifference(spec, present.partitions, partitions, options.repartition),
    ...replicationDifference(spec, present.replication, options.replication),
    ...Object.entries(topicSettings(spec, present.replication))
      .filter(([name, to]) => present.settings[name] !== to)
      .map(([name, to]) => ({
        kind: 'setting' as const,
        topic,
        name,
        from: present.settings[name],
        to,
      })),
  ];
}

function partitionDifference(
  spec: TopicSpec,
  from: number,
  to: number,
  repartition: boolean,
): TopicDifference[] {
  const { topic } = spec;
  if (from === to) return [];
  const what = `partições ${from} → ${to}`;
  if (to < from) {
    // Kafka cannot take partitions away; more than asked for does no harm.
    return [
      {
        kind: 'refused',
        topic,
        what,
        why: 'o Kafka não remove partições; ajuste o contrato ou TOPIC_PARTITIONS',
      },
    ];
  }
  if (repartition) return [{ kind: 'partitions', topic, from, to }];
  const why =
    'mudaria a partição das chaves e quebraria a ordem; com os consumidores em dia, repita com --repartition';
  return [{ kind: 'refused', topic, what, why }];
}

function replicationDifference(
  { topic }: TopicSpec,
  from: number,
  to: number | undefined,
): TopicDifference[] {
  if (to === undefined || from === to) return [];
  const why = 'réplicas só mudam por reatribuição: use kafka-reassign-partitions';
  return [{ kind: 'refused', topic, what: `réplicas ${from} → ${to}`, why }];
}
