import type { Command } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Options:': 'Opções:',
  'Global Options:': 'Opções de todos os comandos:',
  'Commands:': 'Comandos:',
  'Arguments:': 'Argumentos:',
};

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, 'Opção desconhecida: $1.'],
  [/^error: unknown command '(.+?)'/, 'Comando desconhecido: $1.'],
  [/^error: missing required argument '(.+?)'/, 'Falta o argumento <$1>.'],
  [/^error: option '(.+?)' argument missing/, 'A opção $1 precisa de um valor.'],
  [/^error: required option '(.+?)' not specified/, 'Falta a opção $1.'],
  [
    /^error: option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+?)\./,
    'A opção $1 aceita: $3 (não "$2").',
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. Allowed choices are (.+?)\./,
    'O argumento <$2> aceita: $3 (não "$1").',
  ],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. (.+)/, 'A opção $1: $3.'],
  [/^error: too many arguments.*$/, 'Argumentos demais.'],
  [/\(Did you mean (.+?)\?\)/, 'Quis dizer $1?'],
];

/** Commander's words in Portuguese; sub-commands inherit them. */
export function inPortuguese(program: Command): Command {
  return program
    .helpOption('-h, --help', 'mostra esta ajuda')
    .helpCommand('help [comando]', 'mostra a ajuda de um comando')
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) =>
        usage.replace('[options]', '[opções]').replace('[command]', '[comando]'),
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
      optionDescription: ({ description, argChoices, defaultValue }) => {
        const choices = argChoices ? ` (${argChoices.join(', ')})` : '';
        return (
          description +
          choices +
          (typeof defaultValue === 'string' ? ` (padrão ${defaultValue})` : '')
        );
      },
    });
}

/** What Commander says of wrong usage. */
export function faultInPortuguese(message: string): string {
  const [first = '', ...more] = message.trim().split('\n');
  return [first, ...more]
    .map((line) => {
      for (const [form, told] of FAULTS) if (form.test(line)) return line.replace(form, told);
      return line.replace(/^error: /, '');
    })
    .join(' ');
}

function argumentTerm(argument: Command['registeredArguments'][number]): string {
  const term = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${term}>` : `[${term}]`;
}
