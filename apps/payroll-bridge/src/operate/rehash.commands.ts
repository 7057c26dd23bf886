import { Injectable } from '@nestjs/common';
import {
  type Asked,
  Command,
  type CommandResult,
  LookupKeys,
  RehashPass,
  type UnitOfWork,
} from '@ponte/messaging';
import { RehashArgs } from './look.args';
import { Rehashing } from './rehashing';

const PAGE = 500;

/** Before a key of PII_LOOKUP_KEYS or PII_KEYS is dropped: nothing may be left that only it finds or opens. */
@Injectable()
export class RehashCommands {
  constructor(
    private readonly rehashing: Rehashing,
    private readonly keys: LookupKeys,
    private readonly pass: RehashPass,
  ) {}

  @Command({
    name: 'payroll.rehash',
    changes: true,
    about: 'põe uma página de lançamentos sob as primeiras chaves de PII_LOOKUP_KEYS e PII_KEYS',
    args: RehashArgs,
  })
  async rehash(
    args: RehashArgs,
    { dryRun }: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    await this.keys.use();
    const page = await this.rehashing.page(manager, args.after, args.limit ?? PAGE);
    const { looked, rehashed, resealed, left, next } = page;
    const clean = left.length === 0;
    const keys = dryRun ? null : await this.pass.page(manager, { after: args.after, next, clean });
    const not = left.length > 0 ? `, ${left.length} que não puderam` : '';
    return {
      message: `${looked} lançamentos vistos, ${rehashed} refeitos, ${resealed} lacrados de novo${not}.`,
      result: { ...page, keys },
    };
  }
}
