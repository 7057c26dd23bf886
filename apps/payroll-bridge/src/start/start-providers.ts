import { lookupKeyProviders } from '@ponte/messaging';
import { ForgottenPreflight } from './forgotten.preflight';
import { ProfilesPreflight } from './profiles.preflight';
import { ShutdownTime } from './shutdown-time';

/** What this start has in common with those before it, without which the ledger would be read wrongly. */
export const START_PROVIDERS = [
  ProfilesPreflight,
  ForgottenPreflight,
  ShutdownTime,
  ...lookupKeyProviders({
    ...{ service: 'payroll-bridge', prefix: 'payroll', command: 'payroll rehash' },
    ...{ kept: 'entries of the ledger', harm: 'be posted again' },
  }),
];
