import type { RulesConfig } from '../config/rules.config';
import type { EmployeeFacts, PersonFacts, StructureFacts } from '../rules/facts';
import { localFault } from '../rules/fault-table';
import { structureNames } from '../rules/structure-names.rules';
import type { Finding } from './item-findings';

type Found = Omit<Finding, 'pointer'> & { readonly field: 'key' | 'name' | 'email' };
type AnyFacts = PersonFacts | EmployeeFacts | StructureFacts;

/** What is to be said of items because of others in the same list, by their place in it. */
export function listFindings(
  list: readonly AnyFacts[],
  rules: Pick<RulesConfig, 'appendCode'>,
): ReadonlyMap<number, readonly Found[]> {
  const found = new Map<number, Found[]>();
  const tell = (index: number, finding: Found): void => {
    found.set(index, [...(found.get(index) ?? []), finding]);
  };
  for (const index of repeated(list.map(keyOf)))
    tell(index, { field: 'key', code: null, message: TWICE, isFault: true });
  const emails = list.map((facts) => ('email' in facts ? facts.email?.toLowerCase() : undefined));
  for (const index of repeated(emails)) {
    const { code, message } = localFault('e-mail-taken');
    tell(index, { field: 'email', code, message, isFault: true });
  }
  const named = list.filter(isAuxiliary);
  const names = structureNames(named, rules);
  list.forEach((facts, index) => {
    const made = isAuxiliary(facts) ? names.get(facts.code) : undefined;
    if (!isAuxiliary(facts) || !made?.name) return;
    if (made.name !== facts.name)
      tell(index, { field: 'name', code: null, message: `na Feedz: ${made.name}`, isFault: false });
    if (made.clashes.length > 0)
      tell(index, {
        ...{ field: 'name', code: null, isFault: false },
        message: `a descrição é igual à de ${made.clashes.join(', ')}: para a Feedz, é o mesmo registro`,
      });
  });
  return found;
}

const TWICE = 'o mesmo registro está mais de uma vez na lista: vale o último';

const isAuxiliary = (facts: AnyFacts): facts is StructureFacts =>
  'entity' in facts && facts.entity !== 'situation';

function keyOf(facts: AnyFacts): string {
  return 'matricula' in facts
    ? JSON.stringify([facts.empresa, facts.estabelecimento, facts.matricula])
    : facts.code;
}

/** Places of values that stand more than once. */
function repeated(values: readonly (string | undefined)[]): number[] {
  const counts = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return values.flatMap((value, index) =>
    value !== undefined && (counts.get(value) ?? 0) > 1 ? [index] : [],
  );
}
