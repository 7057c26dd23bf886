import RequestQueue from 'kafkajs/src/network/requestQueue';
import type { KafkaLog } from './kafka-log';
import { GUARDED_KAFKAJS_VERSION, isGuardedKafkajs, kafkajsVersion } from './kafkajs-version';

/** kafkajs's own pace of looking at requests that wait for a place in flight, in milliseconds. */
const CHECK_INTERVAL_MS = 10;

interface Queue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

let patched = false;

/**
 * kafkajs 2.2.4 re-arms a timer per connection even if no request waits, with a delay that is negative and so becomes
 * 1 ms: each idle connection wakes the process a thousand times a second (figures in docs/adr/0002). The
 * timer is needed only while requests wait. Another version is left alone and said so.
 */
export function patchRequestQueueTimer(log: KafkaLog): void {
  if (patched) return;
  patched = true;
  if (!isGuardedKafkajs()) {
    log.warn(
      { version: kafkajsVersion, expected: GUARDED_KAFKAJS_VERSION },
      'kafkajs is not the version whose idle timer we mend; see docs/adr/0002-kafkajs-and-its-guards.md',
    );
    return;
  }
  (
    RequestQueue.prototype as object as { scheduleCheckPendingRequests: () => void }
  ).scheduleCheckPendingRequests = schedule;
}

function schedule(this: Queue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : CHECK_INTERVAL_MS,
  );
}
