import 'reflect-metadata';
import type { ServiceCommand } from '@ponte/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { CommandSpec } from './command-spec';
import { judgeCommand } from './judge-command';

class Entry {
  @IsString()
  id!: string;
}

class Args {
  @IsISO8601({ strict: true })
  since!: string;

  @IsOptional()
  @ArrayMaxSize(1)
  @IsString({ each: true })
  names?: string[];

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Entry)
  entries?: Entry[];
}

const NOW = new Date('2026-03-02T12:00:00Z');
const COMMAND: ServiceCommand = {
  commandId: '0190f3c2-7a51-4c3e-9d40-6d1f6b0c2a13',
  name: 'thing.change',
  args: { since: '2026-03-02T00:00:00Z' },
  actor: ' maria ',
  why: ' token trocado ',
  dryRun: false,
  issuedAt: '2026-03-02T11:59:59Z',
  expiresAt: '2026-03-02T12:00:00Z',
};

describe('a command is judged by the service that hears it', () => {
  const spec: CommandSpec = { name: 'thing.change', changes: true, about: '', args: Args };
  const look: CommandSpec = { name: 'thing.look', changes: false, about: '' };
  const known = new Map([spec, look].map((spec) => [spec.name, spec]));
  const book = {
    specs: [...known.values()],
    find: (name: string) => {
      const spec = known.get(name);
      const handler = () => Promise.resolve({ message: '' });
      return spec && { spec, transactional: true as const, handler };
    },
  };
  const judge = (change: Partial<ServiceCommand>, now = NOW) =>
    judgeCommand(book, 'svc', { ...COMMAND, ...change }, now);

  it('runs until it expires, not a moment longer', async () => {
    const judged = await judge({});
    expect(judged).toMatchObject({ kind: 'run', asked: { actor: 'maria', why: 'token trocado' } });
    expect(judged.kind === 'run' && judged.args).toBeInstanceOf(Args);
    expect(await judge({}, new Date(NOW.getTime() + 1))).toMatchObject({ state: 'expired' });
  });

  it('changes nothing without a reason; looking and rehearsing want none', async () => {
    expect(await judge({ why: ' ' })).toMatchObject({ state: 'refused' });
    expect(await judge({ why: '', dryRun: true })).toMatchObject({ kind: 'run' });
    expect(await judge({ why: '', name: 'thing.look', args: {} })).toMatchObject({ kind: 'run' });
  });

  it('tells each fault of its arguments by its place, in Portuguese, without the value', async () => {
    const args = { since: 'ontem', names: [1, 'b'], entries: [{ id: 'a' }, { id: 5, more: 1 }] };
    const judged = await judge({ args });
    expect(judged.kind === 'answer' && judged.result).toEqual({
      faults: [
        {
          path: '/since',
          message: 'deve ser data e hora ISO 8601, por exemplo 2026-03-02T18:41:24Z',
        },
        { path: '/names', message: 'cada item deve ser um texto' },
        { path: '/names', message: 'deve ter no máximo 1 itens' },
        { path: '/entries/1/more', message: 'não é argumento deste comando (existem: id)' },
        { path: '/entries/1/id', message: 'deve ser um texto' },
      ],
    });
    expect(JSON.stringify(judged)).not.toContain('ontem');
  });

  it('takes null for nothing given', async () => {
    expect(await judge({ args: { since: COMMAND.issuedAt, names: null } })).toMatchObject({
      kind: 'run',
    });
    expect(await judge({ name: 'thing.look', args: null })).toMatchObject({ kind: 'run' });
  });

  it('keeps arguments that are no object, or belong to nothing, out', async () => {
    for (const args of ['a', 1, [1]])
      expect(await judge({ args })).toMatchObject({ state: 'refused' });
    expect(await judge({ name: 'thing.look', args: { constructor: 1 } })).toMatchObject({
      state: 'refused',
    });
  });
});
