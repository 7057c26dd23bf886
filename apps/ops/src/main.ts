import 'reflect-metadata';
import { processIo } from './program/io';
import { written } from './program/written';
import { runOps } from './run-ops';

void runOps(process.argv.slice(2), processIo()).then(async (code) => {
  await Promise.all([process.stdout, process.stderr].map(written));
  process.exit(code);
});
