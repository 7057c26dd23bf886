import type { TopicSpec } from './topic-spec';

/** `<topic>=<days>`, as `TOPIC_RETENTION_DAYS` says it. */
export const KEPT_DAYS_FORM = /^[a-z][a-z0-9.-]*\.v\d{1,4}=[1-9]\d{0,4}$/;

/**
 * The topics with the retention that the environment wants instead of the contracts'. A compacted topic keeps the last
 * record of a key for ever, whatever is wanted; of topics that are not among `specs` nothing is said.
 *
 * @param wanted entries of the form {@link KEPT_DAYS_FORM}; of two for one topic the last counts
 */
export function keptFor(
  specs: readonly TopicSpec[],
  wanted: readonly string[] = [],
): readonly TopicSpec[] {
  const days = new Map(wanted.map((entry) => entry.split('=') as [string, string]));
  return specs.map((spec) => {
    const retentionDays = Number(days.get(spec.topic) ?? spec.retentionDays);
    return { ...spec, retentionDays };
  });
}
