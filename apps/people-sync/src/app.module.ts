import { Module } from '@nestjs/common';
import {
  datasulPerson,
  datasulStructure,
  feedzLeaderSettled,
  feedzPersonSettled,
  feedzStructureSettled,
  peopleRunFinished,
} from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, LookupModule, PlatformModule } from '@ponte/platform';
import { PeopleConfig } from './config/people.config';

const SERVICE = 'people-sync';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: PeopleConfig }),
    LookupModule,
    DatabaseModule.forRoot({ entities: [], migrations: [...messagingMigrations] }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [
        ...[datasulPerson, datasulStructure],
        ...[feedzStructureSettled, feedzPersonSettled, feedzLeaderSettled, peopleRunFinished],
      ],
      database: true,
    }),
  ],
  controllers: [],
  providers: [],
})
export class AppModule {}
