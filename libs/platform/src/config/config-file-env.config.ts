import { IsString } from 'class-validator';
import { Env } from './env.decorator';

/** Where a service's YAML file is. */
export class ConfigFileEnv {
  @Env('CONFIG_FILE')
  @IsString({ message: "must be the path of the service's YAML file" })
  configFile: string;
}
