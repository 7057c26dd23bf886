import type { EventContract } from '@ponte/contracts';
import { topicSpec, type Consumption, type TopicSpec } from './topic-spec';

/**
 * The topics that a service needs: what it publishes and what it consumes. Filled while the service is built, read by
 * the preflight and by the command `topics`.
 */
export class TopicRegistry {
  private readonly contracts = new Map<string, EventContract>();
  private readonly consumptions = new Map<string, Consumption[]>();

  /** @param consumption given if the service consumes the topic */
  need(contract: EventContract, consumption?: Consumption): void {
    this.contracts.set(contract.topic, contract);
    if (consumption)
      this.consumptions.set(contract.topic, [
        ...(this.consumptions.get(contract.topic) ?? []),
        consumption,
      ]);
  }

  contract(topic: string): EventContract | undefined {
    return this.contracts.get(topic);
  }

  specs(): readonly TopicSpec[] {
    return [...this.contracts.values()]
      .map((contract) => topicSpec(contract, this.consumptions.get(contract.topic)))
      .sort((a, b) => a.topic.localeCompare(b.topic));
  }
}
