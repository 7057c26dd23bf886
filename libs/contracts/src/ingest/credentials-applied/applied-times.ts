/**
 * What ingest's processes and token-rotator go by. A process reports every `reportEveryMs`, and one that has not been in
 * touch with the credentials' topic for `unsureAfterMs` refuses no unknown credential for good. So one that was not heard
 * of for the sum of both need not be waited for, and an earlier end of waiting could cost deliveries.
 */
export const APPLIED_TIMES = { reportEveryMs: 5_000, unsureAfterMs: 10_000 } as const;
