import { Env, IsKeyRing, keySpellings } from '@ponte/platform';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** ingest's own environment, besides what every service reads. */
export class IngestEnv {
  /** Processes that share PORT; one per core is sensible where ingest has a machine to itself. */
  @Env('INGEST_WORKERS')
  @IsInt()
  @Min(1)
  @Max(64)
  workers: number = 1;

  /** Keys that sign issued credentials, as token-rotator has them; without, no issued credential is believed. */
  @Env('CREDENTIAL_KEYS', { secret: true, parts: keySpellings })
  @IsOptional()
  @IsString()
  @IsKeyRing()
  credentialKeys?: string;

  /** Keys of lookup hashes, as payroll-bridge has them: of results, who they are about is told by the first. */
  @Env('PII_LOOKUP_KEYS', { secret: true, parts: keySpellings })
  @IsOptional()
  @IsString()
  @IsKeyRing()
  lookupKeys?: string;
}
