import 'reflect-metadata';
import type { DiscoveryService } from '@nestjs/core';
import { Command, CommandWithoutDatabase } from './command.decorator';
import { CommandBook } from './command-book';
import type { CommandResult } from './command-result';

const done = (): Promise<CommandResult> => Promise.resolve({ message: 'feito' });

class Base {
  readonly said = 'feito';

  @Command({ name: 'thing.look', changes: false, about: 'olha' })
  look(): Promise<CommandResult> {
    return Promise.resolve({ message: this.said });
  }
}
class Derived extends Base {
  @CommandWithoutDatabase({ name: 'thing.touch', changes: true, about: 'toca' })
  touch(): Promise<CommandResult> {
    return done();
  }
}
class Rival {
  @Command({ name: 'thing.look', changes: false, about: 'olha também' })
  look(): Promise<CommandResult> {
    return done();
  }
}
class Malformed {
  @Command({ name: 'Look', changes: false, about: '' })
  look(): Promise<CommandResult> {
    return done();
  }
}

const providers = (...instances: readonly (object | [new () => object, undefined])[]) =>
  ({
    getProviders: () =>
      instances.map((given) => {
        const [metatype, instance] = Array.isArray(given)
          ? given
          : [given.constructor as new () => object, given];
        return { metatype, instance, name: metatype.name };
      }),
  }) as unknown as DiscoveryService;

describe('the book of commands', () => {
  it('finds marked methods, inherited ones too, bound to their provider', async () => {
    const derived = new Derived();
    const book = new CommandBook(providers(derived, derived));
    book.onModuleInit();
    expect(book.specs.map(({ name }) => name)).toEqual(['thing.look', 'thing.touch']);
    const found = book.find('thing.look');
    expect(found?.transactional).toBe(true);
    expect(await found?.handler({}, {} as never, {} as never)).toEqual({ message: 'feito' });
    expect(book.find('thing.touch')?.transactional).toBe(false);
    expect(book.find('constructor')).toBeUndefined();
  });

  it('says everything that is wrong at once', () => {
    const book = new CommandBook(
      providers(new Base(), new Rival(), new Malformed(), [Derived, undefined]),
    );
    expect(() => book.onModuleInit()).toThrow(
      /"thing.look" has two handlers, Rival.look is one[\s\S]*"Look" must read[\s\S]*request-scoped/,
    );
  });

  it('takes commands by hand, each name once', () => {
    const book = new CommandBook(providers());
    book.add({ name: 'thing.look', changes: false, about: '' }, done);
    expect(() => book.addPlain({ name: 'thing.look', changes: false, about: '' }, done)).toThrow(
      'two handlers',
    );
  });
});
