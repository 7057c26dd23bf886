export { atTestEnd } from './run/at-test-end';
export { stack, type SharedStack } from './run/stack';
export { startCluster, type KafkaCluster } from './run/start-cluster';
export { startPostgres, type PostgresServer } from './run/start-postgres';
export { temporaryFolder, removeFolder } from './run/temporary-folder';
export { createTopic, stockKafka, writeRecords } from './run/topics';
export { eventually } from './await/eventually';
export { HandlerSpy } from './await/handler-spy';
export { readTopic, type LoggedRecord } from './await/read-topic';
export { FaultProxy, type FaultMode } from './faults/fault-proxy';
export {
  RecordingHttpServer,
  type Answering,
  type ProgrammedAnswer,
  type RecordedRequest,
} from './faults/recording-http-server';
export { spawnApp, type AppExit, type AppOptions, type AppProcess } from './apps/spawn-app';
export { LogBuffer } from './apps/log-buffer';
export { freePort, freePortOr } from './process/free-port';
export {
  gupySample,
  movedEvent,
  type GupySampleName,
  type MovedBody,
  type MovedChanges,
} from './samples/gupy-samples';
