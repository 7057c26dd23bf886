// The workspace has one version; the build bundles it.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { version } from '../../../package.json';
import type { PlatformEnv } from './config/platform-env.config';
import { HealthRegistry } from './health/health-registry';
import { Lifecycle } from './health/lifecycle';
import { instanceName } from './instance-name';
import { type LoggerOptions, PonteLogger } from './log/ponte-logger';
import { Metrics } from './metrics/metrics';
import { ServiceInfo } from './service-info';
import { Drain } from './shutdown/drain';

/**
 * What exists before Nest does, because the management port and the log must: the module then provides these very
 * objects.
 */
export class PlatformRuntime {
  readonly lifecycle = new Lifecycle();
  readonly health = new HealthRegistry();
  readonly metrics = new Metrics();
  readonly drain = new Drain();

  constructor(
    readonly info: ServiceInfo,
    readonly logger: PonteLogger,
  ) {
    this.health.addReady('lifecycle', this.lifecycle.check);
  }

  static create(service: string, env: PlatformEnv, to?: LoggerOptions['to']): PlatformRuntime {
    const info = new ServiceInfo(service, version, instanceName(env.instanceId));
    return new PlatformRuntime(info, PonteLogger.create(info, { level: env.logLevel, to }));
  }
}
