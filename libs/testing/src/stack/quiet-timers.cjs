/**
 * kafkajs 2.2.4 asks for a timer in the past on every connection (`throttledUntil - Date.now()`, with throttledUntil -1
 * until a broker throttles), which Node 24 answers with a TimeoutNegativeWarning on standard error. The same function
 * with the wait clamped to 1 ms. (Plain JavaScript, since kafkajs's inner modules have no types.)
 */
const RequestQueue = require('kafkajs/src/network/requestQueue');

const asShipped = RequestQueue.prototype.scheduleCheckPendingRequests;
// Leaves alone whatever somebody else has put in its place already.
if (String(asShipped).includes('CHECK_PENDING_REQUESTS_INTERVAL')) {
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests() {
    if (this.throttleCheckTimeoutId) return;
    const idleMs = this.pending.length > 0 ? 10 : 1;
    const waitMs = this.throttledUntil - Date.now();
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      waitMs > 0 ? waitMs : idleMs,
    );
  };
}
