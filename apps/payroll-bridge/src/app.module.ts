import { Module } from '@nestjs/common';
import { datasulResultsSettled } from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, LookupModule, PlatformModule } from '@ponte/platform';
import { CheckModule } from './check/check.module';
import { PayrollConfig } from './config/payroll.config';
import { Profiles } from './config/profiles';
import { HearItems } from './hear/hear-items';
import { NoProfileAlert } from './hear/no-profile.alert';
import { ResultsReceivedListener } from './hear/results-received.listener';
import { EntrySettling } from './ledger/entry-settling';
import { HousekeepingTimer } from './ledger/housekeeping.timer';
import { LedgerMetrics } from './ledger/ledger-metrics';
import { Messages } from './ledger/messages';
import { Payroll1765100000000 } from './migrations/1765100000000-payroll';
import { PayrollStart1765100000001 } from './migrations/1765100000001-payroll-start';
import { OPERATE_PROVIDERS } from './operate/operate-providers';
import { POST_PROVIDERS } from './post/post-providers';
import { RESTORE_PROVIDERS } from './restore/restore-providers';
import { START_PROVIDERS } from './start/start-providers';
import { ToldLines } from './tell/told-lines';

const SERVICE = 'payroll-bridge';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: PayrollConfig }),
    LookupModule,
    CheckModule.forRoot(),
    DatabaseModule.forRoot({
      entities: [],
      migrations: [...messagingMigrations, Payroll1765100000000, PayrollStart1765100000001],
    }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [datasulResultsSettled],
      database: true,
    }),
  ],
  controllers: [ResultsReceivedListener],
  providers: [
    ...[Profiles, Messages, EntrySettling, ToldLines],
    ...[HearItems, NoProfileAlert],
    ...[LedgerMetrics, HousekeepingTimer],
    ...START_PROVIDERS,
    ...POST_PROVIDERS,
    ...OPERATE_PROVIDERS,
    ...RESTORE_PROVIDERS,
  ],
})
export class AppModule {}
