import type { Preflight } from '@ponte/platform';
import type { TopicAdmin } from './topic-admin';
import type { TopicRegistry } from './topic-registry';

/** Brokers run with auto-creation off: a service whose topics are missing says so and does not start. */
export class TopicsPreflight implements Preflight {
  readonly name = 'topics';

  constructor(
    private readonly registry: TopicRegistry,
    private readonly admin: TopicAdmin,
    /** Prefix of the environment, shown with each name as it is on the cluster. */
    private readonly prefix: string,
  ) {}

  async check(): Promise<readonly string[]> {
    const missing = await this.admin.missing(this.registry.specs().map(({ topic }) => topic));
    return missing.map(
      (topic) =>
        `the topic ${this.prefix}${topic} does not exist: create it with "npm run topics -- apply" ` +
        '(from an image: "node main.js topics apply")',
    );
  }

  async mend(): Promise<void> {
    await this.admin.apply(this.registry.specs());
  }
}
