import { Injectable } from '@nestjs/common';
import { feedzCodes } from '@ponte/clients/feedz';
import { Command, type CommandResult } from '@ponte/messaging';

/** Feedz's table of codes, as this service takes it. */
@Injectable()
export class CodesCommand {
  @Command({
    name: 'people.codes',
    changes: false,
    about: 'os códigos de erro da Feedz: o que são, quem os acha e quando o registro vai de novo',
  })
  codes(): Promise<CommandResult> {
    const codes = feedzCodes.map(({ code, about, level, local, retry }) => ({
      ...{ code, about, level: level.join(', '), local, retry },
    }));
    return Promise.resolve({ message: `${codes.length} códigos.`, result: { codes } });
  }
}
