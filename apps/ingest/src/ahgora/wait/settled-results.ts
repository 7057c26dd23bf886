import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { datasulResultsSettled } from '@ponte/contracts';
import { BroadcastReader, type BroadcastRecord } from '@ponte/messaging';
import { HealthRegistry, PonteLogger, Sealer } from '@ponte/platform';
import { ahgoraSources, IngestConfig } from '../../config/ingest.config';
import { Turns } from '../turns';
import type { LineOutcome } from './line-outcome';
import { outcomeOf, readSettled } from './read-settled';
import { WaitingRequests } from './waiting-requests';

/**
 * Hears what became of rubricas and hands it to the requests that wait for it. Every process reads the whole topic from
 * the end that it had at the start, because the one that holds a sender's connection is not known to anybody else.
 */
@Injectable()
export class SettledResults implements OnApplicationBootstrap {
  private readonly wanted: boolean;
  private readonly log: PonteLogger;
  private begun = false;
  private readonly told = new Set<string>();

  constructor(
    config: IngestConfig,
    private readonly reader: BroadcastReader,
    private readonly waiting: WaitingRequests,
    private readonly sealer: Sealer,
    private readonly turns: Turns,
    health: HealthRegistry,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'ahgora' });
    this.wanted = ahgoraSources(config).length > 0;
    if (this.wanted)
      health.addReady('settled-results', () =>
        this.begun ? null : 'it is not known yet where datasul.results.settled.v1 ends',
      );
  }

  /** Whether nothing can be missed that is settled from now on. */
  get positioned(): boolean {
    return this.begun;
  }

  onApplicationBootstrap(): void {
    if (!this.wanted) return;
    const { topic } = datasulResultsSettled;
    const handle = this.reader.start(topic, (record) => this.take(record), 'end');
    void handle.caughtUp.then(() => (this.begun = true));
  }

  private async take({ value, partition, offset }: BroadcastRecord): Promise<void> {
    if (this.waiting.size === 0 || value === null) return;
    if (this.turns.over) await this.turns.next();
    const event = readSettled(value);
    if (!event) return this.tell('no outcome of a rubrica', { partition, offset: String(offset) });
    let outcome: LineOutcome | undefined;
    for (const { requestId, item, line } of event.waiters) {
      const request = this.waiting.find(requestId);
      if (request?.source !== event.source) continue;
      outcome ??= outcomeOf(event, this.sealer, (err) =>
        this.tell('a message that cannot be opened', { err }),
      );
      request.settle(item, line, outcome);
    }
  }

  /** Once each: what is wrong with one is wrong with thousands. */
  private tell(what: string, facts: object): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    const { topic } = datasulResultsSettled;
    this.log.error(
      { topic, alert: true, ...facts },
      `on the topic of outcomes: ${what} (told once)`,
    );
  }
}
