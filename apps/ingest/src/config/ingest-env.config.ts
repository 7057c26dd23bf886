import { Env } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';

/** ingest's own environment, besides what every service reads. */
export class IngestEnv {
  /** Processes that share PORT; one per core is sensible where ingest has a machine to itself. */
  @Env('INGEST_WORKERS')
  @IsInt()
  @Min(1)
  @Max(64)
  workers: number = 1;
}
