import { Injectable } from '@nestjs/common';
import { Database, type Preflight, PreflightRegistry } from '@ponte/platform';
import { isMigrated } from './is-migrated';
import { LookupKeys } from './lookup-keys';

/** Every entry of the ledger can be found with the keys of this process, and what it writes by all others. */
@Injectable()
export class LookupKeysPreflight implements Preflight {
  readonly name = 'lookup keys of the ledger';

  constructor(
    private readonly database: Database,
    private readonly keys: LookupKeys,
    preflights: PreflightRegistry,
  ) {
    preflights.add(this);
  }

  async check(): Promise<readonly string[]> {
    await this.database.connect();
    return (await isMigrated(this.database.dataSource)) ? this.keys.begin() : [];
  }
}
