import { Injectable } from '@nestjs/common';
import { type Asked, Command, type CommandResult, type UnitOfWork } from '@ponte/messaging';
import { DecideArgs } from './decide.args';
import { DecideEntries } from './decide-entries';

/** Making postable again what Datasul accepted: it was restored from a backup, or payroll was calculated anew. */
@Injectable()
export class ReopenCommands {
  constructor(private readonly decide: DecideEntries) {}

  @Command({
    name: 'payroll.reopen',
    changes: true,
    about:
      'reabre lançamentos aceitos, por ids ou por profile e competencia: lançados de novo quando forem reenviados',
    args: DecideArgs,
  })
  reopen(args: DecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide.decide('reopen', args, asked, unit);
  }
}
