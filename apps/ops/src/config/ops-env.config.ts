import { Env } from '@ponte/platform';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

/** What the operator's command reads beside Kafka's settings. */
export class OpsEnv {
  /** Who asks, where `--actor` does not say it; by default the user of the operating system. */
  @Env('OPS_ACTOR')
  @IsOptional()
  @IsString()
  @Length(1, 200)
  actor?: string;

  /** Of what the Kafka client has to say, on the standard error. A person wants the result, not the client's warnings. */
  @Env('OPS_LOG_LEVEL')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  logLevel: string = 'fatal';
}
