import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { discardDead, eventStates } from '../../inbox/dead-events';
import { inboxKey } from '../../inbox/inbox';
import type { UnitOfWork } from '../../unit/unit-of-work';
import type { Asked } from '../asked';
import { Command } from '../command.decorator';
import { refused, type CommandResult } from '../command-result';

const MOST_EVENTS = 500;

class EventArg {
  /** Header `ponte-origin-topic` of the dead letter. */
  @Matches(/^[A-Za-z0-9._-]{1,249}$/, { message: 'deve ser o nome de um tópico' })
  topic!: string;

  /** Header `ponte-event-id`. */
  @Length(1, 300)
  eventId!: string;
}

export class DeadStatesArgs {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EVENTS)
  @ValidateNested({ each: true })
  @Type(() => EventArg)
  events!: EventArg[];
}

export class DeadDiscardArgs extends DeadStatesArgs {
  /** Also events that the inbox has forgotten; only for those of which a dead letter was seen. */
  @IsOptional()
  @IsBoolean()
  evenForgotten?: boolean;
}

/** What became of dead events, and giving them up. The letters themselves are read from the topic, not asked for here. */
@Injectable()
export class DeadCommands {
  @Command({
    name: 'dead.states',
    changes: false,
    about: 'diz o estado de eventos: dead, done, discarded ou absent',
    args: DeadStatesArgs,
  })
  async states(
    { events }: DeadStatesArgs,
    _asked: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const states = await eventStates(manager, events);
    return { message: `${states.length} eventos.`, result: { states } };
  }

  @Command({
    name: 'dead.discard',
    changes: true,
    about: 'desiste de eventos mortos: repeti-los não faz mais nada',
    args: DeadDiscardArgs,
  })
  async discard(
    { events, evenForgotten = false }: DeadDiscardArgs,
    _asked: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const marked = new Set((await discardDead(manager, events, evenForgotten)).map(inboxKey));
    const states = await eventStates(manager, events);
    const discarded = states.filter((event) => marked.has(inboxKey(event)));
    const left = states.filter((event) => !marked.has(inboxKey(event)));
    const result = { discarded, left };
    const message = `${discarded.length} de ${states.length} eventos descartados.`;
    if (discarded.length > 0) return { message, result };
    const all = left.map(({ state }) => state);
    if (all.every((state) => state === 'discarded')) return { message, result };
    return refused(
      `${message} Só eventos mortos (dead) podem ser descartados; estes estão: ${[...new Set(all)].join(', ')}.`,
      result,
    );
  }
}
