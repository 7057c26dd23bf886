/**
 * The same brokers, beginning with another one at each attempt: a kafkajs client begins with the first of its brokers, so
 * each new client would meet the same silent one.
 *
 * @param attempt 0 for the first
 */
export function rotateBrokers(brokers: readonly string[], attempt: number): string[] {
  if (brokers.length === 0) return [];
  const first = attempt % brokers.length;
  return [...brokers.slice(first), ...brokers.slice(0, first)];
}
