/** Synthetic people are named by the place they have: the same place, the same name. */
const FIRST = [
  ...['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa', 'Fábio', 'Gabriela', 'Heitor', 'Íris', 'João'],
  ...['Karina', 'Luís', 'Márcia', 'Nélson', 'Olívia', 'Paulo', 'Queila', 'Renato', 'Sílvia'],
  ...['Tomás', 'Úrsula', 'Vítor', 'Wagner', 'Yara', 'Zélia', 'Antônio', 'Beatriz', 'César'],
  'Débora',
];
const MIDDLE = [
  ...['Alves', 'Barbosa', 'Cardoso', 'Duarte', 'Esteves', 'Freitas', 'Gomes', 'Henriques'],
  ...['Inácio', 'Jardim', 'Leite', 'Machado', 'Nogueira', 'Oliveira', 'Pacheco', 'Queirós'],
  ...['Rezende', 'Siqueira', 'Tavares', 'Valadão', 'Xavier', 'Zanetti', 'Assunção'],
];
const LAST = [
  ...['Souza', 'Lima', 'Araújo', 'Batista', 'Conceição', 'Dias', 'Evangelista', 'Furtado'],
  ...['Guimarães', 'Hora', 'Ibarra', 'Justino', 'Lacerda', 'Moreira', 'Neves', 'Ourique'],
  ...['Pires', 'Quadros', 'Ribeiro', 'Simões', 'Teixeira', 'Uchôa', 'Viana', 'Werneck', 'Ximenes'],
  ...['Yamada', 'Zimmer', 'Brandão', 'Corrêa', 'Dantas', 'Falcão'],
];

/** First name, middle name and surname; 29 × 23 × 31 places before one comes again. */
export function madeUpName(place: number): string {
  const at = (names: readonly string[]): string => names[place % names.length] ?? '';
  return `${at(FIRST)} ${at(MIDDLE)} ${at(LAST)}`;
}

/** An address for a name and a code, which makes it the only one: `ana.souza.10001@pessoas.example.com`. */
export function madeUpEmail(name: string, code: string): string {
  const words = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .split(' ');
  return `${words[0]}.${words.at(-1)}.${code}@pessoas.example.com`;
}
