import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformRuntime } from './platform-runtime';

/** Hands the runtime that `bootstrap` made to the `PlatformModule`. Absent in a test module, which gets its own. */
@Module({})
export class RuntimeModule {
  static with(runtime: PlatformRuntime): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [{ provide: PlatformRuntime, useValue: runtime }],
      exports: [PlatformRuntime],
    };
  }
}
