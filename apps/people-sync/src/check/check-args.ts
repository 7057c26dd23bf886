import { type EndpointName, ENDPOINTS } from '../config/datasul.config';
import { isDay } from '../rules/read-day';

export const USAGE = `Uso: check [--profile ID] [--config ARQUIVO] [--today AAAA-MM-DD] [--json] --endpoint LISTA PÁGINA…

Confere, sem rede e sem enviar nada, o que o perfil leria de páginas de uma lista do Datasul: PÁGINA é um arquivo com a
resposta ({"items": […], "hasNext": …}) ou só com a lista. Mostra o que foi lido de cada item, com os dados pessoais
encobertos (primeira letra e tamanho), e todos os erros, cada um com o lugar no arquivo e, onde há, com o código com que a
Feedz recusaria. Várias páginas são conferidas como uma lista só. O que outras listas ou a Feedz têm não é consultado.

  --endpoint LISTA    ${ENDPOINTS.join(' | ')}
  --profile ID        o perfil; sem ele, o único ativo
  --config ARQUIVO    o arquivo de configuração; sem ele, o de CONFIG_FILE. Segredos não são necessários
  --today AAAA-MM-DD  confere como se fosse esse dia
  --json              um objeto JSON por linha: cada item, e por fim o resumo

Exemplo: check --profile holding-producao --endpoint employees pagina-1.json pagina-2.json

Sai com 0 se nada há de errado; com 1 se algum item tem erro ou algum arquivo não pode ser lido; com 2 por uso ou
configuração errada.
`;

/** What the command was asked for. */
export interface CheckArgs {
  readonly files: readonly string[];
  readonly endpoint: EndpointName;
  readonly json: boolean;
  readonly profile?: string;
  readonly config?: string;
  readonly today?: string;
}

const VALUES = ['--profile', '--config', '--today', '--endpoint'] as const;

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
  const [profile, config, today, list] = VALUES.map((name) => values.get(name));
  const endpoint = ENDPOINTS.find((name) => name === list);
  if (endpoint === undefined)
    return { wrong: `diga qual lista: --endpoint ${ENDPOINTS.join('|')}` };
  if (files.length === 0) return { wrong: 'diga qual página conferir' };
  if (today !== undefined && !isDay(today))
    return { wrong: `--today: ${today} não é um dia, escreva AAAA-MM-DD` };
  return { files, endpoint, json, profile, config, today };
}
