import type { EmployeeFacts, PersonFacts, StructureFacts } from '../rules/facts';
import { masked, maskedDay } from './masked';

/** What was read of an item, by its name in Portuguese; null: there is nothing. */
export type ShownFacts = Readonly<Record<string, string | null>>;

/** What was read of an item, personal values masked. */
export function shownFacts(facts: PersonFacts | EmployeeFacts | StructureFacts): ShownFacts {
  if ('matricula' in facts) return shownEmployee(facts);
  return 'entity' in facts ? shownStructure(facts) : shownPerson(facts);
}

const hidden = (value: string | null): string | null => (value === null ? null : masked(value));
const hiddenDay = (day: string | null): string | null => (day === null ? null : maskedDay(day));

function shownPerson({ code, name, socialName, email, cpf }: PersonFacts): ShownFacts {
  return {
    código: masked(code),
    nome: hidden(name),
    'nome social': hidden(socialName),
    'e-mail': hidden(email),
    CPF: hidden(cpf),
  };
}

function shownEmployee(facts: EmployeeFacts): ShownFacts {
  return {
    empresa: facts.empresa,
    estabelecimento: facts.estabelecimento,
    matrícula: masked(facts.matricula),
    pessoa: masked(facts.personCode),
    unidade: facts.unit,
    lotação: facts.department,
    cargo: facts.job,
    situação: facts.situation,
    admissão: hiddenDay(facts.admission),
    desligamento: hiddenDay(facts.dismissal),
    gestor: hidden(facts.manager),
  };
}

function shownStructure({ entity, code, name, initiative, justCause }: StructureFacts): ShownFacts {
  const shown = { código: code, descrição: name };
  if (entity !== 'situation') return shown;
  const cause = justCause === null ? null : justCause ? 'sim' : 'não';
  return { ...shown, iniciativa: initiative, 'justa causa': cause };
}
