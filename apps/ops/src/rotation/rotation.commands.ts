import type { Command } from 'commander';
import { given, readCount } from '../program/options';
import type { Runner } from '../program/runner';
import { addThin } from '../service/thin';

const service = 'token-rotator';
const webhook = (_: object, id = ''): object => ({ webhook: id });

/** `ops rotation …`: declared webhooks and their tokens. A token itself is never shown. */
export function addRotation(program: Command, runner: Runner): void {
  const group = program
    .command('rotation')
    .description('webhooks declarados e a troca de seus tokens');
  addThin<{ after?: string; limit?: string }>(group, runner, {
    ...{ usage: 'list', about: 'lista os webhooks, com o estado e a idade do token', service },
    ...{ name: 'rotation.list', changes: false },
    args: ({ after, limit }) =>
      given({ after, limit: limit === undefined ? undefined : readCount('--limit', limit, 500) }),
    examples: ['rotation list'],
  })
    .option('--after <webhook>', 'continua: o "next" da resposta anterior')
    .option('--limit <n>', 'no máximo tantos, até 500');
  addThin(group, runner, {
    ...{
      usage: 'show <webhook>',
      about: 'mostra um webhook: tokens (idade, digest), ingest, entregas',
      service,
    },
    ...{ name: 'rotation.show', changes: false, args: webhook },
    examples: ['rotation show acme-moved'],
  });
  addThin(group, runner, {
    ...{ usage: 'plan', about: 'diz o que mudaria na Gupy, pela última lista lida', service },
    ...{ name: 'rotation.plan', changes: false },
    examples: ['rotation plan --json'],
  });
  addThin(group, runner, {
    ...{ usage: 'apply [webhook]', about: 'faz já o que o plano diz', service },
    ...{ name: 'rotation.apply', changes: true, args: (_, id) => given({ webhook: id }) },
    examples: ['rotation apply --why "declaração nova"'],
  });
  addThin(group, runner, {
    ...{ usage: 'rotate <webhook>', about: 'troca o token já, sem esperar a renovação', service },
    ...{ name: 'rotation.rotate', changes: true, args: webhook },
    examples: ['rotation rotate acme-moved --why "token exposto num e-mail"'],
  });
  addThin(group, runner, {
    ...{
      usage: 'pause <webhook>',
      about: 'pausa: nada mais é chamado; os tokens em vigor continuam aceitos',
      service,
    },
    ...{ name: 'rotation.pause', changes: true, args: webhook },
    examples: ['rotation pause acme-moved --why "manutenção na Gupy"'],
  });
  addThin(group, runner, {
    ...{ usage: 'resume <webhook>', about: 'retoma um webhook pausado', service },
    ...{ name: 'rotation.resume', changes: true, args: webhook },
    examples: ['rotation resume acme-moved --why "manutenção terminada"'],
  });
}
