import type { PublishPipelines } from './publish-pipelines';

/**
 * Whether some partition of the topic takes a record with a deadline now. A leader that may be back counts: a record is
 * needed to prove it. A topic that was never published to is taken to be available.
 */
export function isAvailable({ routes, pipelines }: PublishPipelines, topic: string): boolean {
  const route = routes.topics.get(topic);
  if (!route) return true;
  if (route.count === 0) return route.unrouted.health.admits;
  return route.partitions.some(
    (queue) => queue.health.admits && (pipelines.get(queue.leader)?.health.admits ?? true),
  );
}

/** `null` while some partition takes records (or none is known yet); otherwise why none does. */
export function publishingFault(pipelines: PublishPipelines): string | null {
  const topics = [...pipelines.routes.topics.keys()];
  if (topics.length === 0 || topics.some((topic) => isAvailable(pipelines, topic))) return null;
  const reasons = [...pipelines.pipelines.values()].map(
    ({ leader, health }) => `broker ${leader}: ${health.reason}`,
  );
  return `no leader takes records (${reasons.join('; ') || 'no leader is known'})`;
}
