/**
 * Largest value of a record written at the edge, in bytes (480 KiB). Sealing grows a body by a third (base64url), so a
 * body limit times 1.4 must fit: bodies up to 342 KiB. It stays below the 512 KiB that one partition takes per batch.
 */
export const EDGE_MESSAGE_BYTES = 480 * 1024;
