import { createHash } from 'node:crypto';

/**
 * The short reference that ends a comment: the same for every attempt of one write, so that the timeline tells whether an
 * earlier attempt arrived. 10 hexadecimal digits (40 bits) are ample within one application's timeline.
 */
export function commentReference(write: {
  screeningId: string;
  round: number;
  position: number;
}): string {
  const digest = createHash('sha256')
    .update(`${write.screeningId}/${write.round}/${write.position}`)
    .digest('hex');
  return `Ref. ponte-${digest.slice(0, 10)}`;
}

/** A comment as it is posted. */
export function withReference(text: string, reference: string): string {
  return `${text}\n\n${reference}`;
}
