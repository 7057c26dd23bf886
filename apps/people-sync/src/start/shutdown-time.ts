import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PlatformEnv, PonteLogger, shutdownWarning } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { slowestCall } from './slowest-call.rules';

/** Says at start that a restart would cut calls. No fault: the service runs all the same, and a person may want it so. */
@Injectable()
export class ShutdownTime implements OnModuleInit {
  private readonly log: PonteLogger;

  constructor(
    private readonly profiles: Profiles,
    private readonly env: PlatformEnv,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'start' });
  }

  onModuleInit(): void {
    const slowest = slowestCall(this.profiles.active());
    const warning = slowest && shutdownWarning(slowest, this.env);
    if (warning !== undefined) this.log.warn({ alert: 'shutdown-too-short' }, warning);
  }
}
