import type { RawRecord } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import { WEBHOOK_KINDS } from '../config/source.config';
import { judge } from '../edge/judge';
import { judgeRubeusAgain } from '../rubeus/judge-rubeus-again';
import type { RubeusBook } from '../rubeus/rubeus-book';
import type { SourceBook } from '../edge/source-book';
import type { JudgedAgain } from './judged-again';
import { openKept } from './open-kept';

/**
 * Judges a body that was kept aside by today's contracts and configuration. Accepted, it is the very event that it would
 * have been then: of the same id, so that whoever heard it otherwise meanwhile does nothing twice.
 */
export function judgeAgain(
  record: RawRecord,
  sources: Pick<SourceBook, 'find'>,
  sealer: Sealer,
  rubeus: Pick<RubeusBook, 'source'>,
): JudgedAgain {
  const opened = openKept(record, sealer);
  if (typeof opened === 'string') return { outcome: 'unreadable', why: opened };
  const { kept, delivery } = opened;
  if (kept.kind === 'rubeus')
    return judgeRubeusAgain(kept, delivery, rubeus, sealer, record.headers.ce_id);
  const kind = WEBHOOK_KINDS.find((each) => each === kept.kind);
  const source = kind && sources.find(kind, kept.source);
  if (!source) {
    const why = `there is no source ${kept.source} of kind ${kept.kind} any more`;
    return { outcome: 'unknown-source', why };
  }
  const judgement = judge(source.config, delivery, sealer);
  if (judgement.disposition === 'not-json') return { outcome: 'unreadable', why: 'no JSON' };
  if (judgement.disposition !== 'accepted')
    return {
      outcome: judgement.disposition,
      source: kept.source,
      reasons: judgement.reasons,
    };
  const { ce_id: causation } = record.headers;
  const headers = {
    ...judgement.record.headers,
    ...(causation !== undefined && { ce_causationid: causation }),
  };
  return {
    outcome: 'accepted',
    source: kept.source,
    eventId: judgement.eventId,
    record: { ...judgement.record, headers },
  };
}
