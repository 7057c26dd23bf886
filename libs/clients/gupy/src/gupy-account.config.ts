import { IsBaseUrl } from '@ponte/clients/http';
import { Secret, SecretRef } from '@ponte/platform';
import { IsInt, IsNumber, Max, Min } from 'class-validator';

/** One Gupy account in a service's YAML. */
export class GupyAccountConfig {
  /** Base URL of the REST API, with or without a trailing slash. */
  @IsBaseUrl()
  url = 'https://api.gupy.io/api/v1';

  /** Where the customer's API token is. It needs permission for Applications, and Webhook Configurations for rotation. */
  @Secret({ header: true })
  token: SecretRef;

  /** Requests per minute that Gupy allows our IP, all accounts together (900). Of several accounts the lowest holds. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  ratePerMinute = 900;

  /** This service's part of that budget, above 0 up to 1: other services call Gupy from the same IP. */
  @IsNumber()
  @Min(0.001)
  @Max(1)
  share = 1;

  /** How many processes of this service call Gupy from that IP; each takes its part of the share. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  replicas = 1;

  /** Time limit of one call, in milliseconds. */
  @IsInt()
  @Min(100)
  @Max(300_000)
  timeoutMs = 10_000;
}
