import { takeRun } from './run-handle';

export default async function globalTeardown(): Promise<void> {
  await takeRun()?.stop();
}
