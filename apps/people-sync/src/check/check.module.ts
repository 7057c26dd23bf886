import { Module } from '@nestjs/common';
import { type CommandingModule, STANDALONE_COMMANDS } from '@ponte/platform';
import { checkCommand } from './check.command';

/** Offers `check`, which needs nothing else of the service. */
@Module({})
export class CheckModule {
  static forRoot(): CommandingModule {
    return { module: CheckModule, [STANDALONE_COMMANDS]: [checkCommand] };
  }
}
