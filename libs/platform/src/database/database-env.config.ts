import { IsInt, IsOptional, IsString, Matches, Min } from 'class-validator';
import { Env } from '../config/env.decorator';

/** Settings of a service's own PostgreSQL database. */
export class DatabaseEnv {
  @Env('DATABASE_URL', { secret: true })
  @Matches(/^postgres(ql)?:\/\/[^/]+\/.+/, {
    message: 'must be a URL like postgres://user:password@host:5432/database',
  })
  databaseUrl: string;

  /** Connections at most; by default what the service's module asks for. */
  @Env('DATABASE_POOL_SIZE')
  @IsOptional()
  @IsInt()
  @Min(2)
  poolSize?: number;

  @Env('DATABASE_CONNECT_TIMEOUT_MS')
  @IsInt()
  @Min(100)
  connectTimeoutMs: number = 5_000;

  /** A statement that runs longer is cancelled (SQLSTATE 57014). Migrations are exempt. */
  @Env('DATABASE_STATEMENT_TIMEOUT_MS')
  @IsInt()
  @Min(0)
  statementTimeoutMs: number = 30_000;

  /** A statement that waits longer for a lock fails (55P03) and its slice is run again. */
  @Env('DATABASE_LOCK_TIMEOUT_MS')
  @IsInt()
  @Min(0)
  lockTimeoutMs: number = 5_000;

  /** A transaction left open by a stuck process is ended by the server, so that its locks go. */
  @Env('DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS')
  @IsInt()
  @Min(0)
  idleInTransactionTimeoutMs: number = 30_000;

  /** PEM file of the authority that signed the server's certificate; switches TLS on, with verification. */
  @Env('DATABASE_SSL_CA_FILE')
  @IsOptional()
  @IsString()
  sslCaFile?: string;
}
