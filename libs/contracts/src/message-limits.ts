/**
 * Largest value of a record written at the edge, in bytes (480 KiB). Sealing grows a body by a third (base64url), so a
 * body limit times 1.4 must fit: bodies up to 342 KiB. It stays below the 512 KiB that one partition takes per batch.
 */
export const EDGE_MESSAGE_BYTES = 480 * 1024;

/**
 * Room that a topic's `max.message.bytes` has above the largest value, for key and headers, in bytes. A dead letter
 * carries the original headers, its reason and its origin: some 4 KiB.
 */
export const HEADER_ROOM_BYTES = 16 * 1024;
