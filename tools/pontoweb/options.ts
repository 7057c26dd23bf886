import { parseArgs } from 'node:util';
import { AHGORA_PATH, setting, type AhgoraMonthOptions, type PontoWebTarget } from '@ponte/testing';

export interface PontoWebOptions {
  readonly target: PontoWebTarget;
  /** Which month is made up, … */
  readonly month: AhgoraMonthOptions;
  /** … unless this file is sent as it stands. */
  readonly file: string | undefined;
  /** 1: no repeat. */
  readonly attempts: number;
  readonly timeoutMs: number;
  /** Writes the body and sends nothing. */
  readonly print: boolean;
  readonly errorsOnly: boolean;
  readonly json: boolean;
}

export const HELP = `O botão "enviar" do PontoWeb: envia os resultados de um mês e mostra o retorno por rubrica.

Uso: npm run pontoweb -- [opções]

  --employees <n>        funcionários fictícios (padrão 5)
  --rubricas <n>         rubricas de cada um, de 1 a 90 (padrão 3)
  --competencia <a-m>    ano e mês, por exemplo 2026-02 (padrão)
  --empresa <n[,n…]>     empresas, alternadas entre os funcionários (padrão 10)
  --first <n>            matrícula do primeiro funcionário no Datasul (padrão 9001)
  --campo-adicional <n>  número do pagamento (padrão vazio)
  --file <arquivo>       envia este corpo, tal como está, em vez do mês fictício

  --url <url>            para onde (padrão http://127.0.0.1:3000)
  --path <caminho>       (padrão ${AHGORA_PATH})
  --user <usuário>       (padrão pontoweb)
  --password <senha>     (padrão: a variável de ambiente AHGORA_PASSWORD)
  --timeout-ms <n>       espera pelo retorno (padrão 60000)
  --repeat-on-error      envia tudo de novo enquanto houver erro, em intervalos de 1 s a 30 s,
                         ou no tempo que o servidor pedir
  --attempts <n>         envios no máximo, com --repeat-on-error (padrão 10)

  --print                mostra o corpo e não envia nada
  --errors-only          mostra na tabela só o que não deu certo
  --json                 mostra o retorno em JSON em vez da tabela
  --help                 esta ajuda

Os mesmos parâmetros produzem sempre o mesmo mês. Saída: 0 tudo lançado (S); 1 algum erro ou sem retorno; 2 uso incorreto.
`;

/** @throws Error in words for the person who typed it */
export function readOptions(args: readonly string[]): PontoWebOptions | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  const password = values.password ?? setting('AHGORA_PASSWORD');
  if (password === undefined && !values.print)
    throw new Error('Falta a senha: informe --password, ou defina AHGORA_PASSWORD.');
  const url = values.url ?? 'http://127.0.0.1:3000';
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Error(`--url: "${url}" não é um endereço http ou https.`);
  return {
    target: { url, path: values.path, user: values.user ?? 'pontoweb', password: password ?? '' },
    month: {
      employees: whole('employees', values.employees, 5),
      rubricas: whole('rubricas', values.rubricas, 3, 90),
      competencia: competenciaOf(values.competencia ?? '2026-02'),
      empresas: empresasOf(values.empresa ?? '10'),
      first: whole('first', values.first, 9_001),
      campoAdicional: values['campo-adicional'],
    },
    file: values.file,
    attempts: values['repeat-on-error'] ? whole('attempts', values.attempts, 10) : 1,
    timeoutMs: whole('timeout-ms', values['timeout-ms'], 60_000),
    print: values.print ?? false,
    errorsOnly: values['errors-only'] ?? false,
    json: values.json ?? false,
  };
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  employees: { type: 'string' },
  rubricas: { type: 'string' },
  competencia: { type: 'string' },
  empresa: { type: 'string' },
  first: { type: 'string' },
  'campo-adicional': { type: 'string' },
  file: { type: 'string' },
  url: { type: 'string' },
  path: { type: 'string' },
  user: { type: 'string' },
  password: { type: 'string' },
  'timeout-ms': { type: 'string' },
  'repeat-on-error': { type: 'boolean' },
  attempts: { type: 'string' },
  print: { type: 'boolean' },
  'errors-only': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const { code, message = '' } = error as { code?: string; message?: string };
    const [, name = message] = /'([^']+)'/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new Error(`A opção ${name} foi usada sem o valor, ou com um que não leva.`);
    if (code?.startsWith('ERR_PARSE_ARGS_')) throw new Error(`Não existe a opção ${name}.`);
    throw error;
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
}

function whole(name: string, text: string | undefined, otherwise: number, most = 1e9): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new Error(`--${name}: "${text}" não é um número inteiro de 1 a ${most}.`);
  return value;
}

function competenciaOf(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new Error(`--competencia: "${text}" não tem a forma 2026-02.`);
}

function empresasOf(text: string): string[] {
  const empresas = text.split(',').map((part) => part.trim());
  if (empresas.every((empresa) => /^\d{1,10}$/.test(empresa))) return empresas;
  throw new Error(`--empresa: "${text}" não são números de empresas, separados por vírgulas.`);
}
