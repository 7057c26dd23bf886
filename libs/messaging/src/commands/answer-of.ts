import { storableReason } from '../tasks/rules/reason-of';
import { RESULT_BYTES } from './command-result';

/** A result that cannot be told: an answer has at most 256 KiB. */
export class ResultTooLarge extends Error {
  constructor(bytes: number) {
    super(
      `O resultado tem ${bytes} bytes como JSON; cabem ${RESULT_BYTES}. Peça menos de cada vez (limit, after).`,
    );
    this.name = 'ResultTooLarge';
  }
}

/**
 * Message and result of an answer as they are told: the message scrubbed as a log line is, the result as JSON.
 *
 * @throws ResultTooLarge
 */
export function answerOf(given: { readonly message: string; readonly result?: unknown }): {
  readonly message: string;
  readonly result: unknown;
} {
  const json = JSON.stringify(given.result ?? null) ?? 'null';
  const bytes = Buffer.byteLength(json);
  if (bytes > RESULT_BYTES) throw new ResultTooLarge(bytes);
  return {
    message: storableReason(given.message),
    result: JSON.parse(json) as unknown,
  };
}
