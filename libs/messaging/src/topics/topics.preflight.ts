import type { Preflight } from '@ponte/platform';
import { forgetfulConsumers, neededInboxDays } from './kept-too-long';
import type { TopicAdmin } from './topic-admin';
import type { TopicRegistry } from './topic-registry';
import type { TopicSpec } from './topic-spec';

/**
 * Brokers run with auto-creation off: a service whose topics are missing says so and does not start. Nor does one that
 * consumes a topic that is kept longer than its inbox remembers.
 */
export class TopicsPreflight implements Preflight {
  readonly name = 'topics';

  constructor(
    private readonly registry: TopicRegistry,
    private readonly admin: TopicAdmin,
    /** Prefix of the environment, shown with each name as it is on the cluster. */
    private readonly prefix: string,
  ) {}

  async check(): Promise<readonly string[]> {
    const specs = this.admin.kept(this.registry.specs());
    const faults = specs.flatMap((spec) => this.keptTooLong(spec));
    const missing = await this.admin.missing(specs.map(({ topic }) => topic));
    for (const topic of missing) {
      faults.push(
        `the topic ${this.prefix}${topic} does not exist: create it with "npm run topics -- apply" ` +
          '(from an image: "node main.js topics apply")',
      );
    }
    return faults;
  }

  /** Creates and aligns; what is kept too long stays a fault, for only a change of settings mends it. */
  async mend(): Promise<void> {
    await this.admin.apply(this.registry.specs());
  }

  private keptTooLong(spec: TopicSpec): string[] {
    const compact = spec.cleanup === 'compact';
    const kept = compact ? 'for ever' : `for ${spec.retentionDays} days`;
    const mend = compact
      ? 'declare the subscription replayable'
      : `set INBOX_RETENTION_DAYS to ${neededInboxDays(spec)} or more, or declare the subscription replayable`;
    return forgetfulConsumers(spec).map(
      ({ service, inboxDays }) =>
        `the topic ${this.prefix}${spec.topic} is kept ${kept}, but the inbox of ${service} remembers ` +
        `${inboxDays} days, so that a replay would do things twice: ${mend}`,
    );
  }
}
