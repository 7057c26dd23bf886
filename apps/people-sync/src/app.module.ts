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
import { CheckModule } from './check/check.module';
import { CONFIG_PROVIDERS } from './config/config-providers';
import { PeopleConfig } from './config/people.config';
import { PeopleSync1765200000000 } from './migrations/1765200000000-people-sync';
import { PeopleWrite1765200000001 } from './migrations/1765200000001-people-write';
import { OPERATE_PROVIDERS } from './operate/operate-providers';
import { READ_PROVIDERS } from './read/read-providers';
import { RUN_PROVIDERS } from './run/run-providers';
import { START_PROVIDERS } from './start/start-providers';
import { WRITE_PROVIDERS } from './write/write-providers';

const SERVICE = 'people-sync';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: PeopleConfig }),
    CheckModule.forRoot(),
    LookupModule,
    DatabaseModule.forRoot({
      entities: [],
      migrations: [...messagingMigrations, PeopleSync1765200000000, PeopleWrite1765200000001],
    }),
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
  providers: [
    ...[...CONFIG_PROVIDERS, ...RUN_PROVIDERS, ...READ_PROVIDERS],
    ...[...WRITE_PROVIDERS, ...OPERATE_PROVIDERS, ...START_PROVIDERS],
  ],
})
export class AppModule {}
