import type { HealthLimits } from './leader-health';
import { partitionOf } from './partition-of';
import { NO_LEADER, PartitionQueue } from './partition-queue';
import type { Leaders } from './pipeline-transport';

/** The partitions of one topic; before its metadata is known, everything waits in `unrouted`. */
export interface TopicRoute {
  readonly unrouted: PartitionQueue;
  partitions: PartitionQueue[];
  /** Number of partitions by which keys are spread now. */
  count: number;
}

/** Which queue a record belongs to, and which leader each queue has. */
export class TopicRoutes {
  readonly topics = new Map<string, TopicRoute>();

  constructor(private readonly limits: HealthLimits) {}

  /** The queue of a key; the topic becomes known by being asked for. */
  queueFor(topic: string, key: string): PartitionQueue {
    const route = this.topics.get(topic) ?? this.add(topic);
    return route.partitions[partitionOf(key, Math.max(1, route.count))] ?? route.unrouted;
  }

  *queues(): Generator<PartitionQueue> {
    for (const route of this.topics.values()) {
      yield route.unrouted;
      yield* route.partitions;
    }
  }

  /**
   * Takes the leaders in. `moved` is called for each queue whose leader changed, `rerouted` for each queue whose waiting
   * records need another one (the topic became known, or was made anew with fewer partitions).
   */
  apply(
    leaders: ReadonlyMap<string, Leaders>,
    moved: (queue: PartitionQueue, from: number) => void,
    rerouted: (queue: PartitionQueue) => void,
  ): void {
    for (const [topic, route] of this.topics) {
      const now = leaders.get(topic);
      if (!now || now.length === 0) continue;
      for (let partition = route.partitions.length; partition < now.length; partition += 1) {
        route.partitions.push(new PartitionQueue(topic, partition, this.limits));
      }
      route.count = now.length;
      for (const queue of route.partitions) {
        const leader = now[queue.partition] ?? NO_LEADER;
        const from = queue.leader;
        if (leader === from) continue;
        queue.leader = leader;
        moved(queue, from);
      }
      for (const queue of [route.unrouted, ...route.partitions.slice(now.length)]) {
        if (queue.waiting > 0) rerouted(queue);
      }
    }
  }

  private add(topic: string): TopicRoute {
    const route: TopicRoute = {
      unrouted: new PartitionQueue(topic, NO_LEADER, this.limits),
      partitions: [],
      count: 0,
    };
    this.topics.set(topic, route);
    return route;
  }
}
