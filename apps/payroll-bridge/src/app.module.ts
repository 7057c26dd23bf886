import { Module } from '@nestjs/common';
import { datasulResultsSettled } from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, LookupModule, PlatformModule } from '@ponte/platform';
import { PayrollConfig } from './config/payroll.config';
import { Profiles } from './config/profiles';
import { EntrySettling } from './ledger/entry-settling';
import { Messages } from './ledger/messages';
import { Payroll1765100000000 } from './migrations/1765100000000-payroll';
import { ToldLines } from './tell/told-lines';

const SERVICE = 'payroll-bridge';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: PayrollConfig }),
    LookupModule,
    DatabaseModule.forRoot({
      entities: [],
      migrations: [...messagingMigrations, Payroll1765100000000],
    }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [datasulResultsSettled],
      database: true,
    }),
  ],
  providers: [Profiles, Messages, EntrySettling, ToldLines],
})
export class AppModule {}
