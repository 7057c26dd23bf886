import type { TopicDifference } from './topic-plan';
import type { TopicSpec } from './topic-spec';

/**
 * A consumed topic must not keep records longer than its consumers' inboxes remember their ids: otherwise a group that
 * starts again from the beginning would handle old events a second time. A compacted topic keeps the last record of a key
 * for ever, so it needs a replayable subscription too.
 */
export function keptTooLong({
  topic,
  retentionDays,
  cleanup,
  consumers,
}: TopicSpec): TopicDifference[] {
  const keptDays = cleanup === 'compact' ? Infinity : retentionDays;
  return consumers
    .filter(({ replayable, inboxDays }) => !replayable && keptDays > inboxDays)
    .map(({ service, inboxDays }) => ({
      kind: 'refused' as const,
      topic,
      what:
        cleanup === 'compact' ? 'retenção sem fim (compact)' : `retenção de ${retentionDays} dias`,
      why: `a caixa de entrada de ${service} lembra ${inboxDays} dias: um replay repetiria efeitos; reduza a retenção, aumente a caixa ou declare a assinatura como replayable`,
    }));
}
