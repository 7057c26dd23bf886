import { Injectable } from '@nestjs/common';
import { PreflightRegistry } from '../bootstrap/preflight-registry';
import { HealthRegistry } from '../health/health-registry';
import { ServiceInfo } from '../service-info';
import { Drain } from '../shutdown/drain';
import { Database } from './database';

/** Ties the database to the service's start, readiness and drain. */
@Injectable()
export class DatabaseHooks {
  constructor(
    database: Database,
    info: ServiceInfo,
    preflights: PreflightRegistry,
    health: HealthRegistry,
    drain: Drain,
  ) {
    preflights.add({
      name: 'migrations',
      check: async () => {
        const pending = await database.pendingMigrations();
        if (!pending.length) return [];
        const names = pending.join(', ');
        const mend = `run: npm run migrate -- ${info.name} (in an image: node main.js migrate)`;
        return [`pending migrations (${pending.length}): ${names}; ${mend}`];
      },
      mend: async () => void (await database.migrate()),
    });
    health.addReady('database', async () => {
      if (!database.dataSource.isInitialized) return 'not connected yet';
      await database.dataSource.query('SELECT 1');
      return null;
    });
    drain.add('database', 'pool', () => database.close());
  }
}
