import { Module } from '@nestjs/common';
import { EnvModule } from '../config/env.module';
import { parseKeyRing } from '../sealing/key-ring';
import { LookupEnv } from './lookup-env.config';
import { LookupHasher } from './lookup-hasher';

/** Provides the {@link LookupHasher} of `PII_LOOKUP_KEYS`, which it makes a required setting of the service. */
@Module({
  imports: [EnvModule.for(LookupEnv)],
  providers: [
    {
      provide: LookupHasher,
      useFactory: (env: LookupEnv) => new LookupHasher(parseKeyRing(env.lookupKeys).keys),
      inject: [LookupEnv],
    },
  ],
  exports: [LookupHasher],
})
export class LookupModule {}
