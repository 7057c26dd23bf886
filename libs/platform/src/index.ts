export * from './bootstrap/bootstrap';
export * from './bootstrap/bootstrap-options';
export * from './bootstrap/command-registry';
export { MICROSERVICE_STRATEGY } from './bootstrap/microservice-strategy';
export * from './bootstrap/preflight';
export * from './bootstrap/preflight-registry';
export {
  STANDALONE_COMMANDS,
  type CommandContext,
  type CommandingModule,
  type StandaloneCommand,
} from './bootstrap/standalone-command';
export * from './config/config-error';
export * from './config/config-fault';
export * from './config/config-file-env.config';
export * from './config/duration';
export * from './config/env.decorator';
export * from './config/env.module';
export * from './config/environment';
export * from './config/header-text';
export * from './config/is-duration.decorator';
export * from './config/known-secrets';
export * from './config/module-tree';
export * from './config/nested.decorators';
export * from './config/platform-env.config';
export * from './config/read-env';
export * from './config/read-yaml-config';
export * from './config/secret-ref';
export * from './config/secret.decorators';
export * from './config/yaml.module';
export * from './database/database';
export * from './database/database-env.config';
export * from './database/database.module';
export * from './health/health-registry';
export * from './health/health-report';
export * from './log/ponte-logger';
export * from './log/scrub/cpf';
export * from './log/scrub/holds-cpf';
export * from './log/scrub/scrub-text';
export * from './log/scrub/scrub-value';
export * from './lookup/lookup-env.config';
export * from './lookup/lookup-hasher';
export * from './lookup/lookup.module';
export * from './metrics/metrics';
export * from './platform.module';
export * from './sealing/credential-keys-env.config';
export * from './sealing/key-ring';
export * from './sealing/key-ring.decorator';
export * from './sealing/seal-error';
export * from './sealing/seal-subject';
export * from './sealing/sealer';
export * from './sealing/sealing-env.config';
export * from './service-info';
export * from './shutdown/drain';
export * from './time/clock';
export * from './time/periodic';
export * from './tracing/fastify-tracing';
export * from './tracing/trace-context';
