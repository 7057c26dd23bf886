import { readFileSync } from 'node:fs';
import {
  checkEnv,
  checkYamlConfig,
  ConfigFileEnv,
  environment,
  saoPauloTime,
  type StandaloneCommand,
} from '@ponte/platform';
import { PayrollConfig } from '../config/payroll.config';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import { type CheckArgs, checkArgs, USAGE } from './check-args';
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
  const profile = profileOf(args);
  if (Array.isArray(profile)) return refuse(profile);
  const today = args.today ?? saoPauloTime(new Date()).day;
  return Math.max(...args.files.map((file) => checkFile(file, profile, today, args.json)));
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return WRONG_USE;
}

/** The profile asked for, or what is wrong. */
function profileOf({ profile: id, config }: CheckArgs): ProfileConfig | string[] {
  const { value: env, faults: unset } = checkEnv(ConfigFileEnv);
  const path = config ?? env.configFile;
  if (config === undefined && unset.length > 0)
    return ['diga qual é o arquivo de configuração: --config ARQUIVO ou CONFIG_FILE'];
  const { value, faults } = checkYamlConfig(PayrollConfig, path, environment(), { secrets: false });
  if (faults.length > 0)
    return [
      'a configuração tem erros:',
      ...faults.map(({ where, message }) => `  - ${where}: ${message}`),
    ];
  const profiles = new Profiles(value);
  const ids = profiles.all().map((each) => each.id);
  if (id !== undefined)
    return profiles.byId(id) ?? [`o perfil ${id} não existe; há: ${ids.join(', ')}`];
  const [only, ...others] = profiles.active();
  if (only && others.length === 0) return only;
  return [`diga qual perfil: --profile ID; há: ${ids.join(', ')}`];
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
