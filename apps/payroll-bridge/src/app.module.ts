import { Module } from '@nestjs/common';
import { datasulResultsSettled } from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, LookupModule, PlatformModule } from '@ponte/platform';
import { PayrollConfig } from './config/payroll.config';
import { Profiles } from './config/profiles';

const SERVICE = 'payroll-bridge';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: PayrollConfig }),
    LookupModule,
    DatabaseModule.forRoot({ entities: [], migrations: [...messagingMigrations] }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [datasulResultsSettled],
      database: true,
    }),
  ],
  providers: [Profiles],
})
export class AppModule {}
