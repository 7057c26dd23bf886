import { rspack } from '@rspack/core';
import { appConfig, appNames } from './app-config';

/** `npm run build` for one app: `node tools/run.cjs build <app>` writes dist/apps/<app>/main.js. */
function main(): void {
  const app = process.argv[2];
  if (!app || !appNames().includes(app)) {
    process.stderr.write(`Usage: build <app>. Apps: ${appNames().join(', ')}.\n`);
    process.exit(2);
  }
  rspack(appConfig(app), (error, stats) => {
    if (error || !stats || stats.hasErrors()) {
      process.stderr.write(
        `${error?.stack ?? stats?.toString({ colors: false }) ?? 'no result'}\n`,
      );
      process.exit(1);
    }
    process.stdout.write(`${app}: ${stats.toString({ preset: 'summary', colors: false })}\n`);
  });
}

main();
