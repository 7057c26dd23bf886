import type { Provider } from '@nestjs/common';
import { RestoreDoubted } from './restore-doubted';
import { RestoreLedger } from './restore-ledger';
import { RestoreReceived } from './restore-received';
import { RestoreSettled } from './restore-settled';
import { RestoreCommand } from './restore.command';

/** The sub-command `restore`, and what it needs beside the ledger. */
export const RESTORE_PROVIDERS: Provider[] = [
  ...[RestoreSettled, RestoreReceived, RestoreDoubted],
  ...[RestoreLedger, RestoreCommand],
];
