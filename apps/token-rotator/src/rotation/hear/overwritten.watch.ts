import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { webhookCredentialIssued } from '@ponte/contracts';
import { BroadcastReader, type BroadcastRecord } from '@ponte/messaging';
import { CredentialKeysEnv, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ToldRecords } from '../rules/told-records';

const TELL_ANEW = `
  UPDATE webhook_hook SET issue_due = true, due_at = clock_timestamp() WHERE source || '/' || id = $1 RETURNING id`;

/**
 * Tells a webhook's credentials anew at once when something else was written under their key: the topic is compacted, so
 * the next process of ingest would find that alone. Reads the log itself, for the inbox passes by what it cannot read and
 * what it heard before.
 */
@Injectable()
export class OverwrittenWatch implements OnApplicationBootstrap {
  private readonly records: ToldRecords;
  private readonly log: PonteLogger;

  constructor(
    keys: CredentialKeysEnv,
    private readonly reader: BroadcastReader,
    private readonly database: DataSource,
    logger: PonteLogger,
  ) {
    this.records = new ToldRecords(keys.keys());
    this.log = logger.child({ component: 'credentials' });
  }

  onApplicationBootstrap(): void {
    this.reader.start(webhookCredentialIssued.topic, (record) => this.take(record));
  }

  private async take({ key, value, offset }: BroadcastRecord): Promise<void> {
    if (key === null || !this.records.overwrites(key, value)) return;
    const [told] = (await this.database.query(TELL_ANEW, [key])) as [{ id: string }[]];
    for (const { id } of told)
      this.log.error(
        { webhook: id, offset: String(offset), alert: true },
        'a record of credentials was overwritten by one that is not ours, or old: they are told anew',
      );
  }
}
