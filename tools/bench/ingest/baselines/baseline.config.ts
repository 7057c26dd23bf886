import { Env } from '@ponte/platform';
import { ArrayNotEmpty, IsInt, IsString } from 'class-validator';

/** What a baseline server is told. */
export class BaselineEnv {
  @Env('PORT')
  @IsInt()
  port: number = 0;

  /** Topic that it publishes to. */
  @Env('BENCH_TOPIC')
  @IsString()
  topic: string;

  @Env('KAFKA_BROKERS')
  @ArrayNotEmpty()
  brokers: string[];
}
