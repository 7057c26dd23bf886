import { candidateScreeningApp } from './candidate-screening.app';
import { ingestApp } from './ingest.app';
import { payrollBridgeApp } from './payroll-bridge.app';
import { peopleSyncApp } from './people-sync.app';
import { provisioningApp } from './provisioning.app';
import { sandboxApp } from './sandbox.app';
import type { StartedApp } from './started-app';
import { tokenRotatorApp } from './token-rotator.app';

/** In the order in which they are started. */
export const startedApps: readonly StartedApp[] = [
  sandboxApp,
  ingestApp,
  candidateScreeningApp,
  provisioningApp,
  payrollBridgeApp,
  peopleSyncApp,
  tokenRotatorApp,
];
