import { DATASUL_DEFAULTS, type DatasulSettings } from '../datasul/datasul.settings';
import { DESK_DEFAULTS, type DeskSettings } from '../desk/desk.settings';
import { EXAMS_DEFAULTS, type ExamsSettings } from '../exams/exams.settings';
import { FEEDZ_DEFAULTS, type FeedzSettings } from '../feedz/feedz.settings';
import { GUPY_DEFAULTS, type GupySettings } from '../gupy/gupy.settings';
import { JIRA_DEFAULTS, type JiraSettings } from '../jira/jira.settings';
import type { RubeusEvent } from '../rubeus/rubeus.elements';
import {
  RUBEUS_DEFAULTS,
  type RubeusSettings,
  type RubeusTrigger,
} from '../rubeus/rubeus.settings';
import { TOKENS_DEFAULTS, type TokensSettings } from '../tokens/tokens.settings';
import type { SandboxEnv } from './sandbox-env.config';

/** With what the simulators begin, and to what a reset returns. */
export interface SandboxConfig {
  readonly seed?: number;
  readonly callsKept: number;
  readonly gupy: GupySettings;
  readonly exams: ExamsSettings;
  readonly desk: DeskSettings;
  readonly jira: JiraSettings;
  readonly tokens: TokensSettings;
  readonly datasul: DatasulSettings;
  readonly feedz: FeedzSettings;
  readonly rubeus: RubeusSettings;
}

/** Lays the environment over the simulators' defaults. */
export function sandboxConfig(env: SandboxEnv): SandboxConfig {
  const { seed, callsKept, timeScale } = env;
  return {
    seed,
    callsKept,
    gupy: {
      ...GUPY_DEFAULTS,
      timeScale,
      tokens: parts(env.gupyTokens),
      rewritePostbacks: Object.fromEntries(
        env.rewritePostbacks.map((pair) => pair.split('=') as [string, string]),
      ),
    },
    exams: {
      ...EXAMS_DEFAULTS,
      timeScale,
      tokens: parts(env.examTokens),
      resultDelayMs: env.examDelayMs,
      postback: postback(env.examPostbackUrl, env.examPostbackHeader, env.examPostbackToken),
    },
    desk: {
      ...DESK_DEFAULTS,
      timeScale,
      tokens: parts(env.deskTokens),
      worksAfterMs: env.deskWorksAfterMs ?? null,
      postback: postback(env.deskPostbackUrl, env.deskPostbackHeader, env.deskPostbackToken),
    },
    jira: {
      ...JIRA_DEFAULTS,
      timeScale,
      email: env.jiraEmail,
      tokens: parts(env.jiraTokens),
      webhook: env.jiraWebhookUrl
        ? { url: env.jiraWebhookUrl, secret: env.jiraWebhookSecret ?? null }
        : null,
    },
    tokens: {
      ...TOKENS_DEFAULTS,
      clients: parts(env.tokenClients),
      apiKeys: parts(env.tokenApiKeys),
    },
    datasul: {
      ...DATASUL_DEFAULTS,
      user: env.datasulUser,
      passwords: parts(env.datasulPasswords),
      answerMs: env.datasulAnswerMs,
      listPersons: env.datasulPersons,
    },
    feedz: {
      ...FEEDZ_DEFAULTS,
      tokens: parts(env.feedzTokens),
      processMs: env.feedzProcessMs,
    },
    rubeus: {
      ...RUBEUS_DEFAULTS,
      timeScale,
      triggers: [
        ...trigger('contato', env.rubeusUrlContato),
        ...trigger('registro-de-processo', env.rubeusUrlRegistro),
        ...trigger('atividade', env.rubeusUrlAtividade),
        ...trigger('evento', env.rubeusUrlEvento),
      ],
    },
  };
}

function postback(
  url: string | undefined,
  header: string,
  token: string | undefined,
): ExamsSettings['postback'] {
  return url ? { url, headers: token ? { [header]: token } : {} } : null;
}

function trigger(event: RubeusEvent, secretUrl: string | undefined): readonly RubeusTrigger[] {
  return secretUrl === undefined ? [] : [{ event, secretUrl }];
}

function parts(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
