const STATES: Readonly<Record<string, string>> = {
  received: 'a lançar',
  sending: 'em envio',
  accepted: 'aceito',
  refused: 'recusado',
  unknown: 'incerto',
  reopened: 'reaberto',
  waiting: 'aguarda',
  overruled: 'envio posterior não aceito',
};

const UNITS: Readonly<Record<string, string>> = {
  hhmm: 'horas,minutos',
  decimal: 'decimal',
  days: 'dias',
  money: 'reais',
};

const REASONS: Readonly<Record<string, string>> = {
  'competence-differs': 'anocom/mescom e anocomp/mescomp diferem',
  'employee-unreadable': 'funcionário ilegível',
  'employee-code': 'codfuncionario não é Empresa|Estabelecimento|Matrícula',
  'employee-number': 'matricula não corresponde ao codfuncionario',
  company: 'empresa fora do perfil',
  competence: 'competência inválida',
  'competence-range': 'competência longe demais do mês atual',
  'competence-closed': 'competência fechada',
  'campo-adicional': 'número do pagamento vazio ou inválido',
  rubrica: 'rubrica inválida',
  'rubrica-company': 'rubrica não começa com a empresa',
  'rubrica-event': 'o Datasul leria outro evento',
  'rubrica-unknown': 'evento fora do perfil',
  referencia: 'referência fora da forma da unidade',
  'referencia-range': 'referência fora dos limites',
  datafalta: 'data inválida',
  duplicate: 'repetida no mesmo envio',
  'whole-employee': 'outra rubrica do funcionário tem falha',
  'no-profile': 'origem sem perfil ativo',
  replaced: 'substituída por outro valor antes de lançada',
  superseded: 'um envio mais recente trouxe outro valor',
  'being-posted': 'outro valor estava sendo lançado',
  correction: 'correção não permitida pelo perfil',
  'awaits-check': 'o valor anterior aguarda conferência',
  'checked-absent': 'conferida por um operador: não está no Datasul',
  'no-answer': 'sem resposta legível do Datasul',
  'call-refused': 'o Datasul recusou a chamada inteira',
  'ledger-restored': 'o banco foi restaurado de uma cópia; pode ter sido lançada depois dela',
  'process-died': 'o processo terminou durante a chamada',
  'no-entry': 'a resposta não fala dela',
  ambiguous: 'a resposta pode ser lida de mais de um modo',
  'refused-after-doubt': 'repetição recusada; um envio anterior pode ter sido lançado',
  'not-sent-again': 'não será repetida; um envio anterior pode ter sido lançado',
  status: 'a resposta não diz S nem E',
};

/** A state as people of payroll call it; one that is not known stays as it is. */
export function stateWord(state: string | null): string {
  return state === null ? '' : (STATES[state] ?? state);
}

export function unitWord(unit: string): string {
  return UNITS[unit] ?? unit;
}

/** A reason's code with what it means. */
export function reasonText(reason: string | null): string {
  if (reason === null) return '';
  const words = REASONS[reason];
  return words === undefined ? reason : `${reason}: ${words}`;
}

/** `20260212` as `12/02/2026`. */
export function dayText(day: string | null): string {
  return day === null ? '' : day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$3/$2/$1');
}
