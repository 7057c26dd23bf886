import { Module } from '@nestjs/common';
import { datasulResultsSettled } from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, LookupModule, PlatformModule } from '@ponte/platform';

const SERVICE = 'payroll-bridge';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE }),
    LookupModule,
    DatabaseModule.forRoot({ entities: [], migrations: [...messagingMigrations] }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [datasulResultsSettled],
      database: true,
    }),
  ],
})
export class AppModule {}
