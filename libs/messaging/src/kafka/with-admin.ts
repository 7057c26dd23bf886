import type { Admin } from 'kafkajs';
import { isUnreachable } from './failure-blame';

/** Some more than there are brokers to begin with: kafkajs also asks brokers at random, a silent one among them. */
export function attemptsFor(brokers: number): number {
  return brokers + 2;
}

/**
 * Does something with a connected admin client, and again with another one if a broker could not be reached: each
 * begins with another broker. The work must bear being done again.
 *
 * @param open makes the client of an attempt (0 for the first)
 * @throws whatever kafkajs threw last
 */
export async function withAdmin<T>(
  open: (attempt: number) => Admin,
  attempts: number,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const admin = open(attempt);
    try {
      await admin.connect();
      return await work(admin);
    } catch (error) {
      if (attempt + 1 >= attempts || !isUnreachable(error)) throw error;
    } finally {
      await admin.disconnect();
    }
  }
}
