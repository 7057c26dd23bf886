import { factsTable, listTable, type Column } from '../output/table';
import { byWord, entityWord, keyText, recordName, stateWord } from './people-words';
import type { PersonAtFeedz, PersonBond, PersonLot, ShownPerson } from './person-shapes';
import { messageText } from './person-text';

/** One person for people. */
export function personTable(person: ShownPerson, open: boolean): string {
  const { bonds, feedz, lots, sealed } = person;
  const said: Column<PersonAtFeedz | PersonLot> = [
    'Mensagem',
    (each) => messageText(each.sealed.message),
  ];
  return [
    factsTable({ ...factsOf(person), ...(open ? { 'No Datasul': sealed.person } : {}) }),
    part('Vínculos', listTable(BONDS, bonds)),
    ...(open ? bonds.map(openedBond) : []),
    part('Na Feedz', listTable(open ? [...AT_FEEDZ, said] : AT_FEEDZ, feedz)),
    part('Lotes, do mais novo', listTable(open ? [...LOTS, said] : LOTS, lots)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function factsOf({ person, profile, present, ...more }: ShownPerson): Record<string, unknown> {
  return {
    ...{ Pessoa: person, Perfil: profile, 'Está no Datasul': presence(present) },
    ...{ Versão: more.version, 'Mudou em': more.changedAt, 'Ausente desde': more.missingSince },
    ...{ 'Gestor de': more.led || null, 'Esperam por ela': more.waiting || null },
  };
}

function presence(present: boolean | null): string {
  if (present === null) return 'não: só os vínculos a nomeiam';
  return present ? 'sim' : 'não';
}

function openedBond({ bond, sealed }: PersonBond): string {
  return `Vínculo ${keyText(bond)}: ${messageText(sealed.bond)}`;
}

const BONDS: readonly Column<PersonBond>[] = [
  ['Vínculo', ({ bond }) => keyText(bond)],
  ['Vale', ({ counts }) => counts],
  ['Ativo', ({ active }) => active],
  ['Empresa|Estab.', ({ empresa, estabelecimento }) => `${empresa}|${estabelecimento}`],
  ['Lotação', ({ department }) => department],
  ['Cargo', ({ job }) => job],
  ['Situação', ({ situation }) => situation],
  ['Admissão', ({ admissionMonth }) => admissionMonth],
  ['Desligamento', ({ dismissalMonth }) => dismissalMonth],
  ['No Datasul', ({ present }) => present],
];

const AT_FEEDZ: readonly Column<PersonAtFeedz>[] = [
  ['Registro', ({ entity }) => entityWord(entity)],
  ['Situação', ({ state }) => stateWord(state)],
  ['Quem disse', ({ by }) => byWord(by)],
  ['Código', ({ code }) => code],
  ['Explicação', ({ explanation }) => explanation],
  ['Por causa de', ({ heldFor }) => heldFor.map(recordName).join(', ')],
  ['Gestor', ({ manager }) => keyText(manager)],
  ['Desde', ({ settledAt }) => settledAt],
  ['Aceito em', ({ acceptedAt }) => acceptedAt],
];

const LOTS: readonly Column<PersonLot>[] = [
  ['Lote', ({ lot }) => lot],
  ['Registro', ({ entity }) => entityWord(entity)],
  ['Passada|onda', ({ pass, wave }) => `${pass}|${wave}`],
  ['Enviado', ({ postedAt }) => postedAt],
  ['Processo', ({ processId }) => processId],
  ['Fim', ({ outcome }) => stateWord(outcome)],
  ['Código', ({ code }) => code],
  ['Execução', ({ run }) => run],
];

function part(title: string, table: string): string {
  return table === '' ? '' : `${title}\n${table}`;
}
