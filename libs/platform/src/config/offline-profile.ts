import { checkEnv } from './read-env';
import { checkYamlConfig } from './read-yaml-config';
import { ConfigFileEnv } from './config-file-env.config';
import { environment } from './environment';

/** The profiles of a configuration. */
export interface ProfileBook<P> {
  all(): readonly P[];
  active(): readonly P[];
  byId(id: string): P | undefined;
}

/** Which profile a command without network or secrets is to use; without an id the only active one. */
export interface AskedProfile {
  readonly profile?: string | undefined;
  /** Path of the YAML file; by default `CONFIG_FILE`. */
  readonly config?: string | undefined;
}

/**
 * The profile that a command is asked to use, read without resolving any secret.
 * @returns the profile, or in Portuguese, line by line, why there is none
 */
export function offlineProfile<C extends object, P extends { readonly id: string }>(
  configClass: new () => C,
  bookOf: (config: C) => ProfileBook<P>,
  { profile: id, config }: AskedProfile,
): P | string[] {
  const { value: env, faults: unset } = checkEnv(ConfigFileEnv);
  if (config === undefined && unset.length > 0)
    return ['diga qual é o arquivo de configuração: --config ARQUIVO ou CONFIG_FILE'];
  const path = config ?? env.configFile;
  const { value, faults } = checkYamlConfig(configClass, path, environment(), { secrets: false });
  if (faults.length > 0)
    return [
      'a configuração tem erros:',
      ...faults.map(({ where, message }) => `  - ${where}: ${message}`),
    ];
  const profiles = bookOf(value);
  const ids = profiles.all().map((each) => each.id);
  if (id !== undefined)
    return profiles.byId(id) ?? [`o perfil ${id} não existe; há: ${ids.join(', ')}`];
  const [only, ...others] = profiles.active();
  if (only && others.length === 0) return only;
  return [`diga qual perfil: --profile ID; há: ${ids.join(', ')}`];
}
