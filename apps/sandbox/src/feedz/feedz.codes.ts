/** What a message names: the person (NPE), its code (IDN), its e-mail (EML), a leader's code (MII). */
export interface Named {
  readonly name?: string | null;
  readonly id?: string | null;
  readonly email?: string | null;
  readonly manager?: string | null;
}

const OUT = 'Essa pessoa não será importada.';

/** The vendor's messages, word for word, inconsistent quoting included. */
const MESSAGES = {
  4998: () => 'Id do processo não encontrado',
  4999: () => 'Ocorreu um erro inesperado!',
  5001: () =>
    'O total de itens enviados no corpo da requisição excede o limite de 100 registros. Todos os registros foram ignorados no processamento.',
  5003: ({ name, id }) =>
    `A pessoa ${name} (IntegrationId = ${id}) está referenciando um gestor que não existe. ${OUT}`,
  5004: ({ name, id }) =>
    `A pessoa ${name} (IntegrationId = ${id}) está referenciando ela mesmo como chefe. ${OUT}`,
  5005: ({ name, id }) =>
    `A pessoa ${name} (IntegrationId = ${id}) está referenciando um departamento que não existe. ${OUT}`,
  5006: ({ name, id }) =>
    `A pessoa ${name} (IntegrationId = ${id}) está referenciando uma unidade que não existe. ${OUT}`,
  5008: ({ name, id }) =>
    `A pessoa ${name} (IntegrationId = ${id}) está referenciando um cargo que não existe. ${OUT}`,
  5009: ({ name }) =>
    `O ID de integração (IntegrationId) é obrigatório e não foi informado para a Pessoa ${name}. ${OUT}`,
  5011: ({ id }) =>
    `O nome (Name) é obrigatório e não foi informado para a Pessoa (IntegrationId = ${id}). ${OUT}`,
  5012: ({ name, id }) =>
    `O e-mail (Email) é obrigatório e não foi informado para a Pessoa '${name}' (IntegrationId = ${id}). ${OUT}`,
  5013: ({ name, id }) =>
    `A pessoa '${name}' (IntegrationId = ${id}) possui o mesmo e-mail de outra pessoa da lista de pessoas enviadas ou da base. ${OUT}`,
  5014: ({ name, id }) =>
    `A pessoa '${name}' (IntegrationId = ${id}) deve ter o nome digitado somente com caracteres com nome, sobrenome e apenas 1(um) espaço entre eles.`,
  5015: ({ name, id }) =>
    `A pessoa '${name}' (IntegrationId = ${id}) não pode ter o apelido igual ao nome.`,
  5016: ({ name, id, email }) =>
    `O email fornecido '${email}' para a pessoa '${name}' (IntegrationId = ${id}) não está em um formato válido.`,
  5017: ({ name }) =>
    `O registro com o nome '${name}' não foi salvo durante o processamento porque o campo 'IntegrationId' não foi informado."`,
  5018: ({ id }) =>
    `O registro com o código '${id}' não foi salvo durante o processamento porque o campo 'Name' não foi informado.`,
  5030: () =>
    'Quando informado a data de demissão deve ser também informado o motivo (dismissalType).',
  5031: () =>
    'Deve ser informado o motivo da demissão (dismissalType) apenas quando for informado a data de demissão.',
  5032: () => 'A data de admissão não pode ser maior que a data de demissão.',
  5048: ({ id, manager }) =>
    `O ID de integração do líder (managerIntegrationId = ${manager}) informado para a pessoa (personIntegrationId = ${id}) não existe.`,
  5049: ({ id }) =>
    `O ID de integração da pessoa (personIntegrationId = ${id}) informada não existe.`,
  5050: ({ id }) => `Uma pessoa (personIntegrationId = ${id}) não pode ser líder de sí próprio`,
} satisfies Record<number, (named: Named) => string>;

export type FeedzCode = keyof typeof MESSAGES;

/** 5000 stands for three things. */
export const NO_TOKEN = 'Bearer token não informado.';
export const WRONG_TOKEN = 'Token inválido ou expirado!';
export const EMPTY_BODY = 'Body vazio';

/** The message of a code about these names; what is not there is printed as the vendor's language prints it. */
export function messageOf(code: FeedzCode, named: Named = {}): string {
  const shown: Named = Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, value ?? '']),
  );
  return (MESSAGES[code] as (named: Named) => string)({ name: '', id: '', ...shown });
}
