import { offlineCheck } from '../offline-check';

const HELP = `Usage: npm run payroll -- check [options] REQUEST…

Judges requests of PontoWeb by a profile of payroll-bridge, without network, database or secrets, by the app's own command
(node dist/apps/payroll-bridge/main.js check), building it first if its sources are newer. All options, in Portuguese:
npm run payroll -- check --help

Exit codes: 0 nothing wrong, 1 a request has faults or cannot be read, 2 wrong usage or configuration.
`;

void offlineCheck({ app: 'payroll-bridge', help: HELP });
