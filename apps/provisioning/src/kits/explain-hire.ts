import type { HireJudgement } from '../hire/judge-hire';
import type { Person } from '../hire/person';
import type { KitVerdict } from './match-kits';

const VERDICTS: Readonly<Record<KitVerdict['verdict'], string>> = {
  match: 'SIM',
  'no-match': 'não',
  'passed-over': 'não (outro kit veio antes)',
  reserved: 'não (sem when: só por otherwise)',
  otherwise: 'SIM (otherwise: nenhum outro serviu)',
};

const FIELDS: Readonly<Record<string, string>> = {
  role: 'cargo',
  roleCode: 'código do cargo',
  department: 'departamento',
  branch: 'filial',
  workplace: 'posto de trabalho',
  hiringType: 'tipo de contratação',
};

/** What the rules make of a hire and why, for people, in Portuguese. Of the person only whether they can be asked for. */
export function explainHire(judged: HireJudgement, person: Person): string[] {
  const { role, workplace, department, branch, hiringType, startsOn, dueOn } = judged.description;
  const said = (value: string | null) => value ?? '(sem)';
  return [
    `  cargo: ${said(role)}; posto de trabalho: ${said(workplace)}; departamento: ${said(department)}`,
    `  filial: ${said(branch)}; tipo de contratação: ${said(hiringType)}`,
    `  início: ${said(startsOn)}; equipamento até: ${said(dueOn)}`,
    `  CPF: ${person.cpf === null ? 'falta ou é inválido' : 'válido'}; nome: ${person.name === null ? 'falta' : 'presente'}`,
    ...judged.kits.flatMap((kit) => kitLines(kit)),
    `  resultado: ${outcome(judged)}`,
  ];
}

function kitLines({ kit, verdict, conditions }: KitVerdict): string[] {
  const open = kit.when && conditions.length === 0 ? ['      serve para todos (when: {})'] : [];
  return [
    `  kit ${kit.id}: ${VERDICTS[verdict]}`,
    ...open,
    ...conditions.map(({ field, wanted, found, holds }) => {
      const has = found.length > 0 ? found.map((each) => `"${each}"`).join(' / ') : '(sem)';
      const asks = wanted.map((each) => `"${each}"`).join(' ou ');
      return `      ${holds ? 'ok   ' : 'FALHA'} ${FIELDS[field] ?? field}: pede ${asks}, é ${has}`;
    }),
  ];
}

function outcome({ faults, items }: HireJudgement): string {
  if (faults.length > 0) return `precisa de atenção: ${faults.join(', ')}`;
  if (items.length === 0) return 'nada a provisionar';
  return items.map(({ sku, quantity, kit }) => `${quantity} × ${sku} (${kit})`).join(', ');
}
