import 'reflect-metadata';
import { runOps } from './run-ops';
import { processIo } from './program/io';

void runOps(process.argv.slice(2), processIo()).then((code) => process.exit(code));
