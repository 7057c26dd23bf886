import type { Delivery } from '../edge/judgement';

/**
 * An element as if it had come alone: what is kept of a body of which other elements are good. Written anew it may grow
 * (`1e20` becomes 21 digits) beyond what a record takes; then the whole body is kept, which is bounded.
 */
export function aloneOf(element: unknown, whole: Delivery): Delivery {
  const body = Buffer.from(JSON.stringify(element));
  return body.length > whole.body.length ? whole : { ...whole, body };
}
