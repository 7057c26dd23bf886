export { atTestEnd } from './run/at-test-end';
export { stack, type SharedStack } from './run/stack';
export { startCluster, type KafkaCluster } from './run/start-cluster';
export { startPostgres, type PostgresServer } from './run/start-postgres';
export { temporaryFolder, removeFolder } from './run/temporary-folder';
export { eventually } from './await/eventually';
export { readTopic, type LoggedRecord } from './await/read-topic';
export { freePort, freePortOr } from './process/free-port';
