import { runAppCommand } from './run-app-command';

/** What `npm run <tool> -- check …` passes on to the app's own command of that name. */
export interface OfflineCheck {
  readonly app: string;
  /** Printed to who asks for help, or writes something else. */
  readonly help: string;
}

/** Runs `check` of a built app, which asks nobody; ends the process with its exit code, 2 for wrong usage. */
export async function offlineCheck({ app, help }: OfflineCheck): Promise<void> {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(help);
    return;
  }
  if (verb !== 'check') {
    process.stderr.write(help);
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await runAppCommand(app, ['check', ...rest], { offline: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
