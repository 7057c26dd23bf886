import { groupText } from './group-text';

it.each([
  ['Verba inválida.', 'verba inválida.'],
  ['  VERBA   INVÁLIDA.\n', 'verba inválida.'],
  ['Funcionário 9445 não encontrado', 'funcionário # não encontrado'],
  ['Funciona\u0301rio 1 na\u0303o encontrado', 'funcionário # não encontrado'],
])('what %j has in common with others that say the same', (message, text) =>
  expect(groupText(message)).toBe(text),
);
