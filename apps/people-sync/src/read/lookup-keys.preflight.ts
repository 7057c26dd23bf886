import { Injectable } from '@nestjs/common';
import { Database, type Preflight, PreflightRegistry } from '@ponte/platform';
import { LookupKeys } from './lookup-keys';

/** Every record can be found again with the keys of this process. */
@Injectable()
export class LookupKeysPreflight implements Preflight {
  readonly name = 'lookup keys of the records';

  constructor(
    private readonly database: Database,
    private readonly keys: LookupKeys,
    preflights: PreflightRegistry,
  ) {
    preflights.add(this);
  }

  async check(): Promise<readonly string[]> {
    await this.database.connect();
    const { dataSource } = this.database;
    // What is missing otherwise is told by the check of migrations.
    const [row]: { there: boolean }[] = await dataSource.query(
      `SELECT to_regclass('people_lookup_key') IS NOT NULL AS there`,
    );
    const missing = row?.there ? await this.keys.missing(dataSource.manager) : 0;
    return missing === 0
      ? []
      : [
          `PII_LOOKUP_KEYS lacks ${missing} of the keys by which persons are known: everybody would be taken for somebody new; add them again behind the first`,
        ];
  }
}
