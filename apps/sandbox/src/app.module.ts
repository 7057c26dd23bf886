import { Module } from '@nestjs/common';
import { Drain, PlatformModule } from '@ponte/platform';
import { SandboxEnv } from './config/sandbox-env.config';
import { Sandbox } from './core/sandbox';
import { Door } from './http/door';
import { SandboxModule } from './sandbox.module';

/** The sandbox as a process of its own. */
@Module({
  imports: [
    PlatformModule.forRoot({ service: 'sandbox', env: SandboxEnv, sealing: false }),
    SandboxModule.forRoot(),
  ],
})
export class AppModule {
  constructor(drain: Drain, sandbox: Sandbox, door: Door) {
    // First what keeps callers waiting on purpose, so that the HTTP server can close; last the webhooks on the wire.
    drain.add('unready', 'delayed and hanging calls', () => door.close());
    drain.add('tasks', 'deliveries', () => sandbox.close());
  }
}
