import { Injectable } from '@nestjs/common';
import { datasulResultsSettled, parseJson, type DatasulResultsSettled } from '@ponte/contracts';
import { BroadcastReader, KafkaConfig, TopicAdmin, type BroadcastRecord } from '@ponte/messaging';
import {
  Database,
  PonteLogger,
  type Preflight,
  PreflightRegistry,
  ServiceInfo,
} from '@ponte/platform';
import { readEntries } from '../ledger/entry.store';
import { readPages } from '../restore/read-pages';
import { isToldEntry, type ToldEntry } from '../restore/told-entry';
import { hasRecordsSince } from './has-records-since';
import { toldSince } from './told-since.store';

/** So long a start waits for the topic; while Kafka is away the service waits for it anyway. */
const LONGEST_MS = 30_000;

/** Ends the reading at the first event that the ledger does not know. */
class Forgotten extends Error {
  constructor(readonly event: ToldEntry) {
    super(`entry ${event.entryId}`);
  }
}

/**
 * The ledger knows everything that was told of it. If it does not, its database was restored from a backup: what was posted
 * since would be posted again.
 */
@Injectable()
export class ForgottenPreflight implements Preflight {
  readonly name = 'what was told of the ledger';
  private readonly log: PonteLogger;

  constructor(
    private readonly database: Database,
    private readonly reader: BroadcastReader,
    private readonly topics: TopicAdmin,
    private readonly kafka: KafkaConfig,
    private readonly service: ServiceInfo,
    preflights: PreflightRegistry,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'start' });
    preflights.add(this);
  }

  async check(): Promise<readonly string[]> {
    await this.database.connect();
    const since = await toldSince(this.database.dataSource);
    if (since === undefined) return [];
    const { topic } = datasulResultsSettled;
    if ((await this.topics.missing([topic])).length > 0) return [];
    const client = { clientId: this.service.instance, log: this.log };
    if (!(await hasRecordsSince(this.kafka, client, topic, since))) return [];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), LONGEST_MS);
    });
    const compared = readPages(this.reader, topic, since ?? undefined, (records) =>
      this.compare(records),
    );
    try {
      if ((await Promise.race([compared, late])) !== 'late') return [];
    } catch (error) {
      if (error instanceof Forgotten) return [faultText(error.event)];
      throw error;
    } finally {
      clearTimeout(timer);
    }
    compared.catch((error: unknown) =>
      this.log.error({ alert: 'ledger-not-compared', err: error }, 'found after the start'),
    );
    this.log.warn(
      { alert: 'ledger-not-compared', topic },
      'the topic could not be read in time: whether the ledger knows all that was told of it is not known',
    );
    return [];
  }

  private async compare(records: readonly BroadcastRecord[]): Promise<void> {
    const told = records.flatMap(({ value }) => {
      const event = value && (parseJson(value) as DatasulResultsSettled | null);
      return event && isToldEntry(event) ? [event] : [];
    });
    const ids = new Set(told.map(({ entryId }) => entryId));
    const { manager } = this.database.dataSource;
    const versions = new Map(
      (await readEntries(manager, [...ids])).map(({ id, version }) => [id, version]),
    );
    const forgotten = told.find(({ entryId, version }) => (versions.get(entryId) ?? 0) < version);
    if (forgotten) throw new Forgotten(forgotten);
  }
}

function faultText({ entryId, version, state, settledAt }: ToldEntry): string {
  return `the ledger does not know that entry ${entryId} was told ${state} at ${settledAt} (version ${version}): its database was restored from a backup, or is another one, and what was posted since would be posted again; stop every payroll-bridge, and run its sub-command "restore" (node main.js restore), as docs/runbooks/payroll-restored-database.md has it`;
}
