import type { CallFailure } from './http-result';

/** A call that must not be made as it is, and that no repeat makes better. `why` holds no personal data. */
export function notSendable(subject: string, why: string): CallFailure {
  return {
    ok: false,
    class: 'permanent',
    fault: 'not-sendable',
    reason: `${subject}: not sent, ${why}`,
  };
}
