import { readFileSync } from 'node:fs';
import { offlineProfile, saoPauloTime, type StandaloneCommand } from '@ponte/platform';
import { PayrollConfig } from '../config/payroll.config';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import { checkArgs, USAGE } from './check-args';
import { checkRequest } from './check-request';
import { verdictText } from './verdict-text';

const CLEAN = 0;
const FAULTY = 1;
const WRONG_USE = 2;

/** `check FILE…`: a request judged by a profile, without database, Kafka, network or secrets. */
export const checkCommand: StandaloneCommand = {
  name: 'check',
  description: 'confere envios do PontoWeb por um perfil, sem lançar nada (check --help)',
  needs: [],
  run: (args) => Promise.resolve(check(args)),
};

function check(given: readonly string[]): number {
  const args = checkArgs(given);
  if (args === 'help') {
    process.stdout.write(USAGE);
    return CLEAN;
  }
  if ('wrong' in args) return refuse([args.wrong, '', USAGE.trimEnd()]);
  const profile = offlineProfile(PayrollConfig, (config) => new Profiles(config), args);
  if (Array.isArray(profile)) return refuse(profile);
  const today = args.today ?? saoPauloTime(new Date()).day;
  return Math.max(...args.files.map((file) => checkFile(file, profile, today, args.json)));
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return WRONG_USE;
}

function checkFile(file: string, profile: ProfileConfig, today: string, json: boolean): number {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'ilegível';
    process.stderr.write(`${file}: não pode ser lido (${code})\n`);
    return FAULTY;
  }
  const verdict = checkRequest(bytes, profile, today);
  const lines = json
    ? [JSON.stringify({ file, profile: profile.id, ...verdict })]
    : verdictText(file, profile.id, verdict);
  process.stdout.write(`${lines.join('\n')}\n`);
  return verdict.faults.length > 0 ? FAULTY : CLEAN;
}
