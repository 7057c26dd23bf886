/** class-validator's own messages, without the property's name; a rule's own `message` in Portuguese is left as it is. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^must be a string$/, 'deve ser um texto'],
  [/^must be an integer number$/, 'deve ser um número inteiro'],
  [/^must be a number conforming.*$/, 'deve ser um número'],
  [/^must be a boolean value$/, 'deve ser true ou false'],
  [/^must be an array$/, 'deve ser uma lista'],
  [/^must be an object$/, 'deve ser um objeto'],
  [/^must be either object or array$/, 'deve ser um objeto'],
  [/^must not be greater than (.+)$/, 'deve ser no máximo $1'],
  [/^must not be less than (.+)$/, 'deve ser no mínimo $1'],
  [/^must be one of the following values: (.+)$/, 'deve ser um destes: $1'],
  [/^must be longer than or equal to (\d+) characters$/, 'deve ter no mínimo $1 caracteres'],
  [
    /^must be longer than or equal to (\d+) and shorter than or equal to (\d+) characters$/,
    'deve ter de $1 a $2 caracteres',
  ],
  [/^must be shorter than or equal to (\d+) characters$/, 'deve ter no máximo $1 caracteres'],
  [/^must contain at least (\d+) elements$/, 'deve ter no mínimo $1 itens'],
  [/^must contain no more than (\d+) elements$/, 'deve ter no máximo $1 itens'],
  [/^must be a UUID$/, 'deve ser um UUID'],
  [
    /^must be a valid ISO 8601 date string$/,
    'deve ser data e hora ISO 8601, por exemplo 2026-03-02T18:41:24Z',
  ],
  [/^must match (.+) regular expression$/, 'não tem a forma esperada, $1'],
  [/^should not be empty$/, 'não pode faltar nem ser vazio'],
];

/** A rule's message as an operator reads it. */
export function inPortuguese(property: string, message: string): string {
  const each = message.startsWith('each value in ');
  const bare = (each ? message.slice('each value in '.length) : message)
    .replace(/^nested property /, '')
    .replace(property, '')
    .trim();
  const known = MESSAGES.find(([form]) => form.test(bare));
  if (!known) return message;
  const told = bare.replace(known[0], known[1]);
  return each ? `cada item ${told}` : told;
}
