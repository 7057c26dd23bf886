import { version } from 'kafkajs/package.json';

/** The version whose source our guards were written against. */
export const GUARDED_KAFKAJS_VERSION = '2.2.4';

/** Whether the installed kafkajs is the one that the guards know. */
export function isGuardedKafkajs(): boolean {
  return version === GUARDED_KAFKAJS_VERSION;
}

export { version as kafkajsVersion };
