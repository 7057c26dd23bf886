import { Injectable } from '@nestjs/common';
import { Database, type Preflight, PreflightRegistry } from '@ponte/platform';
import { LookupKeyStore } from './lookup-key.store';
import { LookupKeys } from './lookup-keys';

/** Everything that is kept can be found with the keys of this process, and what it writes by all others. */
@Injectable()
export class LookupKeysPreflight implements Preflight {
  readonly name = 'lookup keys';

  constructor(
    private readonly database: Database,
    private readonly keys: LookupKeys,
    private readonly store: LookupKeyStore,
    preflights: PreflightRegistry,
  ) {
    preflights.add(this);
  }

  async check(): Promise<readonly string[]> {
    await this.database.connect();
    return (await this.store.isMigrated(this.database.dataSource)) ? this.keys.begin() : [];
  }
}
