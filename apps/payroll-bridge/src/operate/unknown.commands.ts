import { Injectable } from '@nestjs/common';
import { type Asked, Command, type CommandResult, pageOf, type UnitOfWork } from '@ponte/messaging';
import { DecideArgs } from './decide.args';
import { DecideEntries } from './decide-entries';
import { EntryFilterArgs } from './entry-filter.args';
import { entryFacts } from './entry-facts';
import { cursorOf, findByFilter } from './entry-filter';
import { waitingProtocols } from './protocols.store';

const PAGE = 100;
const WHICH = 'lançamentos incertos, por ids ou por filtro';

/** What of a call nobody could tell: a person looks in Datasul and says what is there. */
@Injectable()
export class UnknownCommands {
  constructor(private readonly decide: DecideEntries) {}

  @Command({
    name: 'payroll.unknown.list',
    changes: false,
    about: 'lista lançamentos de que não se sabe se o Datasul os fez, os mais antigos primeiro',
    args: EntryFilterArgs,
  })
  async list(args: EntryFilterArgs, _: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const limit = args.limit ?? PAGE;
    const found = await findByFilter(manager, 'unknown', args, limit);
    const waiting = await waitingProtocols(
      manager,
      found.map(({ id }) => id),
    );
    const shown = found.map((entry) => ({
      cursor: cursorOf('unknown', entry),
      facts: {
        ...entryFacts(entry),
        ...(waiting.get(entry.id) ?? { protocols: [], waiting: 0 }),
      },
    }));
    const { items, next } = pageOf(shown, limit, ({ cursor }) => cursor);
    const more = next === null ? '' : '; há mais';
    return {
      message: `${items.length} lançamentos incertos${more}.`,
      result: { entries: items.map(({ facts }) => facts), next },
    };
  }

  @Command({
    name: 'payroll.unknown.accept',
    changes: true,
    about: `diz que estão no Datasul: ${WHICH}`,
    args: DecideArgs,
  })
  accept(args: DecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide.decide('accept', args, asked, unit);
  }

  @Command({
    name: 'payroll.unknown.refuse',
    changes: true,
    about: `diz que não estão no Datasul e não devem ser lançados agora: ${WHICH}`,
    args: DecideArgs,
  })
  refuse(args: DecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide.decide('refuse', args, asked, unit);
  }

  @Command({
    name: 'payroll.unknown.resend',
    changes: true,
    about: `diz que não estão no Datasul e lança de novo: ${WHICH}`,
    args: DecideArgs,
  })
  resend(args: DecideArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return this.decide.decide('resend', args, asked, unit);
  }
}
