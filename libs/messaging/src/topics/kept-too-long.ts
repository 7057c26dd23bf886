import { KEPT_LONGER_DAYS, type Consumption, type TopicSpec } from './topic-spec';

/**
 * Consumers whose inbox remembers ids for less time than the topic keeps its records: a group that starts again from the
 * beginning would handle old events a second time. A compacted topic keeps the last record of a key for ever, so it needs
 * a replayable subscription.
 */
export function forgetfulConsumers(spec: TopicSpec): readonly Consumption[] {
  const neededDays = neededInboxDays(spec);
  return spec.consumers.filter(
    ({ replayable, inboxDays }) => !replayable && neededDays > inboxDays,
  );
}

/** Days for which an inbox must remember what comes from the topic. */
export function neededInboxDays({ cleanup, retentionDays }: TopicSpec): number {
  return cleanup === 'compact' ? Infinity : retentionDays + KEPT_LONGER_DAYS;
}
