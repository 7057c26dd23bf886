export { atTestEnd } from './run/at-test-end';
export { stack, type SharedStack } from './run/stack';
export { startCluster, type KafkaCluster } from './run/start-cluster';
export { startPostgres, type PostgresServer } from './run/start-postgres';
export { temporaryFolder, removeFolder } from './run/temporary-folder';
export { createTopic, stockKafka, writeRecords } from './run/topics';
export { eventually } from './await/eventually';
export { listIn } from './json/list-in';
export { parsedJson } from './json/parsed-json';
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
export { START_ENV, START_OPTIONS } from './apps/start-options';
export { LogBuffer } from './apps/log-buffer';
export { freePort, freePortOr } from './process/free-port';
export {
  gupySample,
  movedEvent,
  type GupySampleName,
  type MovedBody,
  type MovedChanges,
} from './samples/gupy-samples';
export {
  payrollSamples,
  type AhgoraSample,
  type DatasulReplySample,
} from './samples/payroll-samples';
export { rubeusSample, type RubeusSample, type RubeusSampleName } from './samples/rubeus-samples';
export type { AhgoraBody, AhgoraItem, AhgoraLine } from './payroll/ahgora-body';
export { ahgoraMonth, rubricaOf, type AhgoraMonthOptions } from './payroll/ahgora-month';
export { comparePosted, type PostedDifference } from './payroll/compare-posted';
export {
  AHGORA_PATH,
  PontoWeb,
  type PontoWebEntry,
  type PontoWebReply,
  type PontoWebTarget,
} from './payroll/ponto-web';
export {
  SimulatedDatasul,
  type DatasulCall,
  type PostedRow,
  type PostedTable,
} from './payroll/simulated-datasul';
export type {
  DepartmentItem,
  EmployeeItem,
  JobItem,
  PeopleList,
  PeopleLists,
  PersonItem,
  SituationItem,
  UnitItem,
} from './people/people-items';
export type {
  AuxiliaryName,
  FeedzCounts,
  FeedzEntityName,
  FeedzTrouble,
  PersonAtFeedz,
  ProcessAtFeedz,
  RecordAtFeedz,
} from './people/feedz-views';
export { SimulatedFeedz } from './people/simulated-feedz';
export {
  SimulatedPeople,
  type ChangeOptions,
  type PeopleCounts,
  type PopulateOptions,
} from './people/simulated-people';
export { employeeItem, personItem, SMALL_STRUCTURE } from './people/small-people';
export {
  SimulatedRubeus,
  type RubeusAttempt,
  type RubeusDelivery,
  type RubeusTold,
} from './rubeus/simulated-rubeus';
export { SandboxAdmin, type SandboxCall } from './sandbox/sandbox-admin';
export {
  ensureStack,
  type EnsureStackOptions,
  type LocalStack,
  type StackSource,
} from './stack/ensure-stack';
export { stopStack } from './stack/stop-stack';
export { stackStatus, type StackPart } from './stack/stack-status';
export { killOneBroker, restoreOneBroker } from './stack/one-broker';
export { withStackLock } from './stack/stack-lock';
export { databaseServices, databaseSetting } from './stack/database-services';
export { readStackEnv, stackEnvFile } from './stack/stack-env';
export {
  bareEnvironment,
  inheritedEnvironment,
  setting,
  workspaceRoot,
} from './stack/stack.config';
export { appNames, builtApp } from './build/built-app';
export { buildApps, nxEnvironment, staleApps } from './build/build-apps';
export { nxProjects } from './build/nx-projects';
export { endProcess } from './process/end-process';
export { identify, isRunning, type ProcessRecord } from './process/process-record';
export { startDetached } from './process/start-detached';
