import { isCalendarDay } from '../rules/competencia';

export const USAGE = `Uso: check [--profile ID] [--config ARQUIVO] [--today AAAA-MM-DD] [--json] ENVIO…

Confere, sem lançar nada e sem rede, o que o perfil diria de cada envio do PontoWeb: ENVIO é um arquivo com o corpo do
POST ({"items": […]}). Mostra todos os erros, cada um com o lugar no arquivo. O que já foi lançado não é consultado.

  --profile ID        o perfil; sem ele, o único ativo
  --config ARQUIVO    o arquivo de configuração; sem ele, o de CONFIG_FILE. Segredos não são necessários
  --today AAAA-MM-DD  confere como se fosse esse dia
  --json              um objeto JSON por arquivo

Sai com 0 se nada há de errado; com 1 se algum envio tem erro ou não pode ser lido; com 2 por uso ou configuração errada.
`;

/** What the command was asked for. */
export interface CheckArgs {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly profile?: string;
  readonly config?: string;
  readonly today?: string;
}

const VALUES = ['--profile', '--config', '--today'] as const;

/** @returns `'help'`, or a text that says what is wrong, if there is nothing to do */
export function checkArgs(
  args: readonly string[],
): CheckArgs | 'help' | { readonly wrong: string } {
  const files: string[] = [];
  const values = new Map<string, string>();
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--help' || arg === '-h') return 'help';
    const [name = '', ...given] = arg.split('=');
    if (arg === '--json') json = true;
    else if ((VALUES as readonly string[]).includes(name)) {
      const value = given.length > 0 ? given.join('=') : args[(at += 1)];
      if (!value) return { wrong: `${name} pede um valor` };
      values.set(name, value);
    } else if (arg.startsWith('-')) return { wrong: `opção desconhecida: ${arg}` };
    else files.push(arg);
  }
  const [profile, config, today] = VALUES.map((name) => values.get(name));
  if (files.length === 0) return { wrong: 'diga qual envio conferir' };
  if (today !== undefined && !isCalendarDay(today))
    return { wrong: `--today: ${today} não é um dia, escreva AAAA-MM-DD` };
  return { files, json, profile, config, today };
}
