/** What a code is about. */
export type FeedzLevel = 'process' | 'request' | 'lot' | 'auxiliary' | 'person' | 'bind';

/**
 * What follows from a code:
 * - `never`: the same record would be refused again; it is sent once it changes, or a person says so.
 * - `after-needed`: once the record that it needs has landed.
 * - `bounded`: again, a few times, then the culprit is searched by halving.
 * - `pause`: nothing is sent until the credential is mended.
 * - `look-again`: the process is searched by its lot, else the lot is sent again.
 * - `halve`: the lot is too large.
 */
export type FeedzRetry = 'never' | 'after-needed' | 'bounded' | 'pause' | 'look-again' | 'halve';

/** A row of the vendor's table of errors. */
export interface FeedzCode {
  readonly code: number;
  /** Other numbers that are printed for it. */
  readonly alsoPrinted?: readonly number[];
  readonly level: readonly FeedzLevel[];
  /** Whether it can be found before anything is sent. */
  readonly local: 'yes' | 'partly' | 'no';
  readonly retry: FeedzRetry;
  /** For an analyst of personnel: what is wrong and what mends it. */
  readonly about: string;
}

const person = (
  code: number,
  local: FeedzCode['local'],
  retry: FeedzRetry,
  about: string,
): FeedzCode => ({
  ...{ code, level: ['person'], local, retry, about },
});

/** The whole table, from the vendor's page "Lista de erros de validação e seus códigos". Others occur: see `feedzCodeOf`. */
export const feedzCodes: readonly FeedzCode[] = [
  {
    ...{ code: 4998, level: ['process'], local: 'no', retry: 'look-again' },
    about:
      'A Feedz não conhece o processo do lote: ele é procurado e, se não existir, o lote é enviado de novo.',
  },
  {
    ...{ code: 4999, level: ['lot', 'person', 'auxiliary', 'bind'], local: 'no', retry: 'bounded' },
    about:
      'Erro inesperado da Feedz: o lote é repetido algumas vezes e depois dividido até o registro culpado.',
  },
  {
    ...{ code: 5000, level: ['request'], local: 'partly', retry: 'pause' },
    about:
      'A chave de API falta, é inválida ou expirou: confira ou gere outra na Feedz. Nada é enviado até lá.',
  },
  {
    ...{ code: 5001, level: ['lot'], local: 'yes', retry: 'halve' },
    about: 'O lote passa de 100 registros e foi ignorado inteiro.',
  },
  person(
    5003,
    'yes',
    'after-needed',
    'O gestor da pessoa não está na Feedz: vai de novo quando ele estiver.',
  ),
  person(
    5004,
    'yes',
    'never',
    'A pessoa consta como gestora dela mesma: corrija o gestor no Datasul.',
  ),
  person(
    5005,
    'partly',
    'after-needed',
    'O departamento da pessoa não está na Feedz: vai de novo quando estiver.',
  ),
  person(
    5006,
    'partly',
    'after-needed',
    'A unidade da pessoa não está na Feedz: vai de novo quando estiver.',
  ),
  person(
    5008,
    'partly',
    'after-needed',
    'O cargo da pessoa não está na Feedz: vai de novo quando estiver.',
  ),
  person(5009, 'yes', 'never', 'A pessoa não tem código de integração.'),
  person(5011, 'yes', 'never', 'A pessoa não tem nome: complete o cadastro no Datasul.'),
  {
    ...person(5012, 'yes', 'never', 'A pessoa não tem e-mail: complete o cadastro no Datasul.'),
    // The page prints it so.
    alsoPrinted: [512],
  },
  person(5013, 'partly', 'never', 'O e-mail é também de outra pessoa: cada pessoa precisa do seu.'),
  person(
    5014,
    'yes',
    'never',
    'O nome precisa de nome e sobrenome, só com letras e um espaço entre eles.',
  ),
  person(5015, 'yes', 'never', 'O nome social é igual ao nome.'),
  person(
    5016,
    'yes',
    'never',
    'O e-mail não tem formato de e-mail: corrija o cadastro no Datasul.',
  ),
  {
    ...{ code: 5017, level: ['auxiliary'], local: 'yes', retry: 'never' },
    about: 'O registro auxiliar não tem código de integração.',
  },
  {
    ...{ code: 5018, level: ['auxiliary'], local: 'yes', retry: 'never' },
    about: 'O registro auxiliar não tem descrição: complete o cadastro no Datasul.',
  },
  person(
    5030,
    'yes',
    'never',
    'Há data de desligamento sem o tipo: confira a situação no Datasul.',
  ),
  person(5031, 'yes', 'never', 'Há tipo de desligamento sem a data.'),
  person(
    5032,
    'yes',
    'never',
    'A admissão é posterior ao desligamento: corrija as datas no Datasul.',
  ),
  {
    ...{ code: 5048, level: ['bind'], local: 'no', retry: 'after-needed' },
    about: 'O líder não está na Feedz: o vínculo vai de novo quando ele estiver.',
  },
  {
    ...{ code: 5049, level: ['bind'], local: 'no', retry: 'after-needed' },
    about: 'A pessoa não está na Feedz: o vínculo vai de novo quando ela estiver.',
  },
  {
    ...{ code: 5050, level: ['bind'], local: 'yes', retry: 'never' },
    about: 'A pessoa consta como líder dela mesma: corrija o gestor no Datasul.',
  },
];

const byNumber = new Map(
  feedzCodes.flatMap((row) => [row.code, ...(row.alsoPrinted ?? [])].map((code) => [code, row])),
);

/** The row of a code, `undefined` for one that the table does not have: it is kept as it came, its record counts as refused. */
export function feedzCodeOf(code: number): FeedzCode | undefined {
  return byNumber.get(code);
}

/**
 * A code as a number, however it was written: `5013`, `"5013"`, `" 5013 "`, `"E5013"`; 512 is 5012.
 * @returns `undefined` for what holds no code
 */
export function readFeedzCode(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const digits = /^\s*(?:[A-Za-z][A-Za-z_-]{0,9})?(\d{1,9})\s*$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  return byNumber.get(Number(digits))?.code ?? Number(digits);
}
