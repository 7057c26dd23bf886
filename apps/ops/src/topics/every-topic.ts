import { allContracts, serviceTopics, type EventContract } from '@ponte/contracts';
import { topicMaxBytes, topicSpec, type TopicSpec } from '@ponte/messaging';

/** The services that have topics, and which of their own. A test keeps this like the folders of apps/. */
const OWN_TOPICS = {
  'candidate-screening': ['dead', 'replay', 'command'],
  // Without a database there is no inbox: what ingest cannot take is on ingest.rejected.v1 and ingest.unrouted.v1.
  ingest: ['replay', 'command'],
  'payroll-bridge': ['dead', 'replay', 'command'],
  'people-sync': ['dead', 'replay', 'command'],
  provisioning: ['dead', 'replay', 'command'],
  'token-rotator': ['dead', 'replay', 'command'],
} as const;

export const SERVICES: readonly string[] = Object.keys(OWN_TOPICS);

/** Every contract of every topic: the business ones, and those that each service has for itself. */
export function everyContract(): readonly EventContract[] {
  const own = Object.entries(OWN_TOPICS).flatMap(([service, kinds]) =>
    kinds.map((kind) => serviceTopics(service)[kind] as unknown as EventContract),
  );
  return [...allContracts, ...own];
}

/**
 * How every topic shall be. Without their consumers: how long a service's inbox remembers is a setting of the service,
 * which judges it itself before it starts.
 */
export function everySpec(): readonly TopicSpec[] {
  return everyContract()
    .map((contract) => topicSpec(contract))
    .sort((a, b) => a.topic.localeCompare(b.topic));
}

/** Largest batch that a topic takes; `undefined` if it is none of ours. */
export function topicBytes(topic: string): number | undefined {
  const contract = everyContract().find((each) => each.topic === topic);
  return contract && topicMaxBytes(contract);
}
