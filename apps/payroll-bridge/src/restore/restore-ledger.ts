import { Injectable } from '@nestjs/common';
import {
  ahgoraResultsReceived,
  datasulResultsSettled,
  parseJson,
  type AhgoraResultsReceived,
  type DatasulResultsSettled,
  type EventContract,
} from '@ponte/contracts';
import {
  BroadcastReader,
  KafkaConfig,
  LookupKeys,
  TopicAdmin,
  UnitOfWorkRunner,
  type BroadcastRecord,
  type UnitOfWork,
} from '@ponte/messaging';
import { Database, PonteLogger, ServiceInfo } from '@ponte/platform';
import { heardOffsets } from './heard-offsets';
import { readPages } from './read-pages';
import type { RestoreArgs } from './restore-args';
import type { RestoreCounts } from './restore-counts';
import { RestoreDoubted } from './restore-doubted';
import { RestoreReceived } from './restore-received';
import { RestoreSettled } from './restore-settled';

/** Ends a rehearsal: all that it did is rolled back. */
class Rehearsed extends Error {}

/** Does something in a transaction: of its own, or that of the rehearsal. */
type Run = (work: (unit: UnitOfWork) => Promise<void>) => Promise<void>;

/**
 * Brings the ledger of a restored database up to what was told. First what has an outcome, then what was heard and has
 * none, then everything that would be posted becomes unknown. Each page is one transaction: interrupted, it is begun again,
 * and passes by what is done.
 */
@Injectable()
export class RestoreLedger {
  private readonly log: PonteLogger;

  constructor(
    private readonly database: Database,
    private readonly reader: BroadcastReader,
    private readonly topics: TopicAdmin,
    private readonly kafka: KafkaConfig,
    private readonly service: ServiceInfo,
    private readonly units: UnitOfWorkRunner,
    private readonly keys: LookupKeys,
    private readonly settled: RestoreSettled,
    private readonly received: RestoreReceived,
    private readonly doubted: RestoreDoubted,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'restore' });
  }

  /** Why it cannot be done now. */
  async obstacles(): Promise<readonly string[]> {
    if ((await this.database.pendingMigrations()).length > 0)
      return ['Faltam migrações no banco de dados: execute antes "migrate".'];
    const running: { holder: string }[] = await this.database.dataSource.query(
      `SELECT holder FROM payroll_lookup_user WHERE until > clock_timestamp() ORDER BY holder`,
    );
    if (running.length > 0)
      return [
        `O payroll-bridge está em execução, ou terminou há menos de 15 s (${running.map(({ holder }) => holder).join(', ')}): pare todos os processos e repita.`,
      ];
    const names = [datasulResultsSettled.topic, ahgoraResultsReceived.topic];
    const missing = await this.topics.missing(names);
    if (missing.length > 0)
      return [`Neste Kafka não há ${missing.join(', ')}: confira KAFKA_BROKERS e KAFKA_PREFIX.`];
    return this.keys.begin();
  }

  /** @param progress called now and then with what is being done */
  async restore(
    args: RestoreArgs,
    counts: RestoreCounts,
    progress: (what: string) => void,
  ): Promise<void> {
    if (args.apply) {
      await this.keys.use();
      return this.restoreBy((work) => this.units.run(work), args, counts, progress);
    }
    try {
      await this.units.run(async (unit) => {
        await this.restoreBy((work) => work(unit), args, counts, progress);
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
  }

  private async restoreBy(
    run: Run,
    { since, why }: RestoreArgs,
    counts: RestoreCounts,
    progress: (what: string) => void,
  ): Promise<void> {
    const by = { actor: 'restore', why };
    const told = datasulResultsSettled;
    await readPages(this.reader, told.topic, since, async (records) => {
      const events = valuesOf<DatasulResultsSettled>(told, records);
      await run(({ manager }) => this.settled.page(manager, events, by, counts));
      progress(told.topic);
    });
    const heard = ahgoraResultsReceived;
    const offsets = await heardOffsets(this.kafka, this.log, this.service.name, heard.topic);
    await readPages(this.reader, heard.topic, since, async (records) => {
      const known = records.filter(
        ({ partition, offset }) => offset < (offsets.get(partition) ?? 0n),
      );
      const items = valuesOf<AhgoraResultsReceived>(heard, known);
      await run(({ manager }) => this.received.page(manager, items, by, counts));
      progress(heard.topic);
    });
    let doubted = 1;
    while (doubted > 0) {
      await run(async (unit) => {
        doubted = await this.doubted.page(unit, by, counts);
      });
      if (doubted > 0) progress('incertos');
    }
    // What was left on the way is told by this command, and by no start after it.
    await run(async ({ manager }) => {
      await manager.query(`INSERT INTO payroll_restored (at) VALUES (clock_timestamp())`);
    });
  }
}

/** Values that keep their contract; anybody may write to a topic. */
function valuesOf<T extends object>(
  contract: EventContract<T>,
  records: readonly BroadcastRecord[],
): T[] {
  return records.flatMap(({ value }) => {
    if (value === null) return [];
    const parsed = parseJson(value);
    return contract.validate(parsed).length === 0 ? [parsed as T] : [];
  });
}
