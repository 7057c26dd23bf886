import type { Baseline } from './baseline';
import { schemaIncompatibilities, type Incompatibility } from './schema-compatibility';

function topicChanges(before: Baseline, after: Baseline): Incompatibility[] {
  const changes: Incompatibility[] = [];
  if (before.key !== after.key) {
    changes.push({
      at: 'key',
      problem: `went from "${before.key}" to "${after.key}": readers rely on its order`,
    });
  }
  if (before.partitions !== after.partitions) {
    changes.push({
      at: 'partitions',
      problem: `went from ${before.partitions} to ${after.partitions}: a key would change its partition and lose its order`,
    });
  }
  if (before.cleanup !== after.cleanup) {
    changes.push({
      at: 'cleanup',
      problem: `went from ${before.cleanup} to ${after.cleanup}: readers rely on what is kept`,
    });
  }
  if (after.maxMessageBytes < before.maxMessageBytes) {
    changes.push({
      at: 'maxMessageBytes',
      problem: 'shrank: records already on the log could not be written again',
    });
  }
  return changes;
}

/**
 * Compares what is promised today with what was accepted before.
 * @returns one line per problem, `<topic>: <where>: <what and why>`, empty if all changes are compatible. A topic that
 *   is only in `after` is new; one that is only in `before` was removed, which its readers would notice.
 */
export function incompatibilities(
  before: readonly Baseline[],
  after: readonly Baseline[],
): readonly string[] {
  const today = new Map(after.map((baseline) => [baseline.topic, baseline]));
  return before.flatMap((was) => {
    const is = today.get(was.topic);
    if (!is)
      return [
        `${was.topic}: the contract was removed; publish a new version beside it and keep this one`,
      ];
    return [...topicChanges(was, is), ...schemaIncompatibilities(was.schema, is.schema)].map(
      ({ at, problem }) => `${was.topic}: ${at}: ${problem}`,
    );
  });
}
