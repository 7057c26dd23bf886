import type { EmployeeFacts, EmployeeField, PersonFacts, PersonField } from './facts';
import { localFault } from './fault-table';
import type { FaultReason, LocalFault } from './local-fault';

const WORDS: Readonly<Record<PersonField | EmployeeField, string>> = {
  name: 'nome',
  socialName: 'nome social',
  email: 'e-mail',
  cpf: 'CPF',
  unit: 'estabelecimento',
  department: 'unidade de lotação',
  job: 'cargo',
  situation: 'situação',
  admission: 'data de admissão',
  dismissal: 'data de desligamento',
  manager: 'gestor',
};

/** What a field that could not be understood looks like, because it is null. */
const LOOKS_LIKE: Readonly<Partial<Record<PersonField | EmployeeField, FaultReason>>> = {
  name: 'name-missing',
  email: 'e-mail-missing',
  unit: 'unit-missing',
  department: 'department-missing',
  job: 'job-missing',
  situation: 'dismissal-type-unknown',
  admission: 'admission-missing',
};

/** Which bond counts is decided by the days of all of them. */
const DECISIVE: readonly EmployeeField[] = ['admission', 'dismissal'];
/** Not part of a person's record. */
const ELSEWHERE: readonly (PersonField | EmployeeField)[] = ['cpf', 'manager'];

/** One fault that names all fields without which nothing can be decided, and the faults that are only its consequence. */
export function unreadFaults(
  person: PersonFacts,
  bond: EmployeeFacts,
  bonds: readonly EmployeeFacts[],
): { readonly faults: LocalFault[]; readonly explained: ReadonlySet<FaultReason> } {
  const decisive = bonds.flatMap(({ unread }) => unread.filter((each) => DECISIVE.includes(each)));
  const fields = [...new Set([...person.unread, ...bond.unread, ...decisive])].filter(
    (field) => !ELSEWHERE.includes(field) && !(field === 'situation' && bond.dismissal === null),
  );
  return {
    faults:
      fields.length > 0
        ? [localFault('unread-field', { detail: fields.map((each) => WORDS[each]).join(', ') })]
        : [],
    explained: new Set(
      // A type that is missing is told as one that cannot be determined, with the reason.
      [
        'dismissal-type-missing' as const,
        ...[...person.unread, ...bond.unread].flatMap((field) => LOOKS_LIKE[field] ?? []),
      ],
    ),
  };
}
