import { offlineCheck } from '../offline-check';

const HELP = `Usage: npm run people -- check --endpoint LIST [options] PAGE…

Shows what a profile of people-sync reads of pages that Datasul answered, without network, database or secrets, by the app's
own command (node dist/apps/people-sync/main.js check), building it first if its sources are newer. Values of persons are
masked. All options, in Portuguese: npm run people -- check --help

Exit codes: 0 nothing wrong, 1 an item has faults or a page cannot be read, 2 wrong usage or configuration.
`;

void offlineCheck({ app: 'people-sync', help: HELP });
