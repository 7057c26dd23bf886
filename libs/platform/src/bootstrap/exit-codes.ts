import { constants } from 'node:os';

/** Exit codes of a service's process. */
export const EXIT = {
  /** Drained completely. */
  clean: 0,
  /** Refused to start, failed, or left work behind. */
  failure: 1,
  /** Unknown sub-command. */
  usage: 2,
} as const;

/** 128 + the signal's number, as shells say it: 143 for SIGTERM, 130 for SIGINT. */
export function signalExitCode(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
