import { Env } from '@ponte/platform';
import {
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
} from 'class-validator';

const POSTBACK_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The sandbox's own environment. It alone has default credentials, because they protect nothing. */
export class SandboxEnv {
  /** Bearer tokens that the simulated Gupy takes, separated by commas. */
  @Env('SANDBOX_GUPY_TOKEN', { secret: true })
  @IsString()
  gupyTokens: string = 'sandbox-gupy-token';

  /** Bearer tokens that the simulated validation platform takes, separated by commas. */
  @Env('SANDBOX_EXAM_TOKEN', { secret: true })
  @IsString()
  examTokens: string = 'sandbox-exam-token';

  /** Where results of validations are sent, e.g. `http://127.0.0.1:3000/webhooks/validation/exam-platform`; unset: nowhere. */
  @Env('SANDBOX_EXAM_POSTBACK_URL')
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  examPostbackUrl?: string;

  /** Header that carries the postback's token. */
  @Env('SANDBOX_EXAM_POSTBACK_HEADER')
  @Matches(/^[\w-]+$/, { message: 'must be a header name' })
  examPostbackHeader: string = 'x-ponte-token';

  /** Token sent with each result; unset: none. */
  @Env('SANDBOX_EXAM_POSTBACK_TOKEN', { secret: true })
  @IsOptional()
  @IsString()
  examPostbackToken?: string;

  /** Milliseconds from an order to its result. */
  @Env('SANDBOX_EXAM_DELAY_MS')
  @IsInt()
  @Min(0)
  examDelayMs: number = 1_500;

  /** Bearer tokens that the simulated service desk takes, separated by commas. */
  @Env('SANDBOX_DESK_TOKEN', { secret: true })
  @IsString()
  deskTokens: string = 'sandbox-desk-token';

  /** Where the service desk tells of its tickets, e.g. `http://127.0.0.1:3000/webhooks/service-desk/desk`; unset: nowhere. */
  @Env('SANDBOX_DESK_POSTBACK_URL')
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  deskPostbackUrl?: string;

  /** Header that carries the token of what it tells. */
  @Env('SANDBOX_DESK_POSTBACK_HEADER')
  @Matches(/^[\w-]+$/, { message: 'must be a header name' })
  deskPostbackHeader: string = 'x-ponte-token';

  /** Token sent with it; unset: none. */
  @Env('SANDBOX_DESK_POSTBACK_TOKEN', { secret: true })
  @IsOptional()
  @IsString()
  deskPostbackToken?: string;

  /** Milliseconds after which a ticket is ordered, and again until it is delivered; unset: only people do that. */
  @Env('SANDBOX_DESK_WORKS_AFTER_MS')
  @IsOptional()
  @IsInt()
  @Min(0)
  deskWorksAfterMs?: number;

  /** E-mail address of the one account of the simulated Jira. */
  @Env('SANDBOX_JIRA_EMAIL')
  @IsString()
  jiraEmail: string = 'ponte@example.com';

  /** API tokens of that account, separated by commas. */
  @Env('SANDBOX_JIRA_TOKEN', { secret: true })
  @IsString()
  jiraTokens: string = 'sandbox-jira-token';

  /** Where Jira's webhook for updated issues goes, e.g. `http://127.0.0.1:3000/webhooks/service-desk/jira`; unset: nowhere. */
  @Env('SANDBOX_JIRA_WEBHOOK_URL')
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  jiraWebhookUrl?: string;

  /** Secret that signs it (`X-Hub-Signature`); unset: it is not signed. */
  @Env('SANDBOX_JIRA_WEBHOOK_SECRET', { secret: true })
  @IsOptional()
  @IsString()
  jiraWebhookSecret?: string;

  /** Clients of the simulated OAuth 2 token endpoint as `id:secret`, separated by commas. */
  @Env('SANDBOX_TOKEN_CLIENT', { secret: true })
  @IsString()
  tokenClients: string = 'ponte:sandbox-client-secret';

  /** Keys of the simulated plain token endpoint, separated by commas. */
  @Env('SANDBOX_TOKEN_API_KEY', { secret: true })
  @IsString()
  tokenApiKeys: string = 'sandbox-api-key';

  /** The one user of the simulated Datasul. */
  @Env('SANDBOX_DATASUL_USER')
  @IsString()
  datasulUser: string = 'ponte';

  /** Passwords of that user, separated by commas. */
  @Env('SANDBOX_DATASUL_PASSWORD', { secret: true })
  @IsString()
  datasulPasswords: string = 'sandbox-datasul-password';

  /** Milliseconds from the effect of a call of Datasul to its answer. */
  @Env('SANDBOX_DATASUL_ANSWER_MS')
  @IsInt()
  @Min(0)
  datasulAnswerMs: number = 0;

  /** So many persons are at Datasul from the start and after a reset, always the same ones. */
  @Env('SANDBOX_DATASUL_PERSONS')
  @IsInt()
  @Min(0)
  @Max(200_000)
  datasulPersons: number = 0;

  /** Bearer tokens that the simulated Feedz takes, separated by commas. */
  @Env('SANDBOX_FEEDZ_TOKEN', { secret: true })
  @IsString()
  feedzTokens: string = 'sandbox-feedz-token';

  /** Milliseconds from a lot to the end of its process at Feedz. */
  @Env('SANDBOX_FEEDZ_PROCESS_MS')
  @IsInt()
  @Min(0)
  feedzProcessMs: number = 200;

  /**
   * Where the simulated Rubeus's trigger of contacts posts, its secret included, e.g.
   * `http://127.0.0.1:3000/webhooks/rubeus/vestibular/<secret>`; unset: there is no such trigger.
   */
  @Env('SANDBOX_RUBEUS_URL_CONTATO', { secret: true })
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  rubeusUrlContato?: string;

  /** The same of registros de processo. */
  @Env('SANDBOX_RUBEUS_URL_REGISTRO', { secret: true })
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  rubeusUrlRegistro?: string;

  /** The same of activities. */
  @Env('SANDBOX_RUBEUS_URL_ATIVIDADE', { secret: true })
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  rubeusUrlAtividade?: string;

  /** The same of events. */
  @Env('SANDBOX_RUBEUS_URL_EVENTO', { secret: true })
  @IsOptional()
  @IsUrl(POSTBACK_URL)
  rubeusUrlEvento?: string;

  /** How many times faster than real time the repeats of deliveries run: at 1000 the vendor's two hours are 7 s. */
  @Env('SANDBOX_TIME_SCALE')
  @IsNumber()
  @Min(0.001)
  @Max(1_000_000)
  timeScale: number = 1;

  /** `https://hooks.example.com=http://127.0.0.1:3000`: deliveries whose URL begins with the left go to the right. */
  @Env('SANDBOX_REWRITE_POSTBACKS')
  @IsArray()
  @Matches(/^https?:\/\/[^=]+=https?:\/\/[^=]+$/, {
    each: true,
    message: 'must hold pairs "from=to" of http(s) URLs, separated by commas',
  })
  rewritePostbacks: string[] = [];

  /** Makes ids and chances repeatable; unset: they are not. */
  @Env('SANDBOX_SEED')
  @IsOptional()
  @IsInt()
  @Min(0)
  seed?: number;

  /** Calls kept for `GET /admin/calls`; older ones are forgotten. */
  @Env('SANDBOX_CALLS_KEPT')
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  callsKept: number = 20_000;
}
