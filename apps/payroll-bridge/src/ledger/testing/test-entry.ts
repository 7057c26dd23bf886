import type { WantedValue } from '../entry-move';
import { newEntry } from '../move-entry.rules';
import type { PayrollEntry } from '../payroll-entry.entity';

/** When everything of a spec happens. */
export const AT = new Date('2026-03-02T11:05:09.120Z');

/** A value of rubrica 10103 in hours and minutes. */
export function wanted(referencia: string): WantedValue {
  const [hours = '0', minutes = '0'] = referencia.split(',');
  return {
    referencia,
    unit: 'hhmm',
    amount: String(Number(hours) * 60 + Number(minutes)),
    rubrica: '10103',
    anoSent: '2026',
    mesSent: '02',
    campoSent: '',
    sealedEmployee: 'sealed employee',
    receivedAt: AT,
  };
}

/** An entry that was just heard of. */
export function testEntry(referencia = '15,30', changes: Partial<PayrollEntry> = {}): PayrollEntry {
  const identity = {
    ...{ id: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a22', profile: 'holding-producao' },
    ...{ environment: 'producao', source: 'holding', employee: 'a'.repeat(64) },
    ...{ empresa: '10', estabelecimento: '1', competencia: '2026-02' },
    ...{ campoAdicional: '0', evento: '103', datafalta: '' },
  };
  return { ...newEntry(identity, wanted(referencia), {}, AT).entry, ...changes };
}
