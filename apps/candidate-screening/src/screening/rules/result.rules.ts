import { createHash } from 'node:crypto';

/** A platform's result, opened. */
export interface ResultFacts {
  readonly outcome: string | null;
  readonly score: string | null;
  readonly summary: string | null;
  readonly date: Date;
  readonly receivedAt: Date;
}

/** What a screening knows of the result that it took last. */
export interface TakenResult {
  readonly digest: string;
  readonly date: Date;
  readonly receivedAt: Date;
}

/** SHA-256 of what a result says, whenever it says it. */
export function resultDigest(result: Pick<ResultFacts, 'outcome' | 'score' | 'summary'>): string {
  return createHash('sha256')
    .update(JSON.stringify([result.outcome, result.score, result.summary]))
    .digest('hex');
}

/**
 * What a result is, given the one taken before: platforms deliver twice, late and out of order. Of two results with one
 * date (some platforms send days only) the one received later counts.
 */
export function judgeResult(
  result: ResultFacts,
  taken: TakenResult | null,
): 'first' | 'correction' | 'repeat' | 'stale' {
  if (!taken) return 'first';
  const age =
    result.date.getTime() - taken.date.getTime() ||
    result.receivedAt.getTime() - taken.receivedAt.getTime();
  if (age < 0) return 'stale';
  return resultDigest(result) === taken.digest ? 'repeat' : 'correction';
}
