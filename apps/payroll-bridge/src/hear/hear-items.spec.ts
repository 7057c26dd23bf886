import {
  ahgoraResultsReceived,
  employeeCode,
  employeeHashText,
  employeeSubject,
  type AhgoraResultsReceived,
  type DatasulResultsSettled,
} from '@ponte/contracts';
import type { LookupKeys, UnitOfWork } from '@ponte/messaging';
import { LookupHasher, parseKeyRing, Sealer } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import type { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { Messages } from '../ledger/messages';
import type { ToldLines } from '../tell/told-lines';
import { HearItems } from './hear-items';
import type { NoProfileAlert } from './no-profile.alert';

const sealer = new Sealer(parseKeyRing(`k1:${'0123456789abcdef'.repeat(4)}`).keys);
const hasher = new LookupHasher(parseKeyRing(`l1:${'11'.repeat(32)}`).keys);
const employee = hasher.hash(employeeHashText('holding', employeeCode('10|1|9445') as never));
const matricula = { matricula: '1019445', codfuncionario: '10|1|9445' };

function received(competencia: string): AhgoraResultsReceived {
  const [ano = '', mes = ''] = competencia.split('-');
  const subject = employeeSubject('holding', employee);
  return {
    ...(ahgoraResultsReceived.example as AhgoraResultsReceived),
    ...{ source: 'holding', employee, fault: 'none', ano, mes, campoAdicional: '01' },
    resultados: [{ rubrica: '10103', referencia: '15,30', datafalta: '' }],
    sealed: { employee: sealer.seal({ purpose: 'employee', subject }, JSON.stringify(matricula)) },
  };
}

/** What becomes of one rubrica that is heard at a time of the database: why it is refused, or that it is posted. */
async function heard(now: string, competencia: string, changes: Partial<ProfileConfig>) {
  const said: (string | null | undefined)[] = [];
  const unit = {
    manager: {
      query: (sql: string) =>
        Promise.resolve(/^\s*INSERT INTO payroll_entry\b/.test(sql) ? [{}] : []),
    },
    tell: (_: object, { reason }: DatasulResultsSettled) => said.push(reason),
    enqueue: () => said.push('posted'),
  } as unknown as UnitOfWork;
  const profile = testProfile(changes);
  const items = new HearItems(
    { ofSource: () => profile } as unknown as Profiles,
    sealer,
    hasher,
    new Messages(sealer),
    { count: () => undefined } as unknown as ToldLines,
    {} as NoProfileAlert,
    { use: () => Promise.resolve() } as unknown as LookupKeys,
  );
  const of = { unit, items: [received(competencia)], isTooOld: false };
  await items.hear(unit, [of], new Date(now));
  return said;
}

/** Days are those of São Paulo, three hours behind UTC: there the year turns at 03:00Z. */
describe('a rubrica that is heard', () => {
  const closing = { closing: { '2025-12': '2026-01-01' } };
  const thisMonth = { competencias: { monthsBack: 0, monthsAhead: 0 } };

  it.each<[string, string, Partial<ProfileConfig>, string]>([
    ['2026-01-01T02:59:59Z', '2025-12', closing, 'posted'],
    ['2026-01-01T03:00:00Z', '2025-12', closing, 'competence-closed'],
    ['2026-01-01T02:59:59Z', '2025-12', thisMonth, 'posted'],
    ['2026-01-01T02:59:59Z', '2026-01', thisMonth, 'competence-range'],
    ['2026-01-01T03:00:00Z', '2025-12', thisMonth, 'competence-range'],
    ['2026-01-01T03:00:00Z', '2026-01', thisMonth, 'posted'],
  ])('at %s of %s is judged by the day in São Paulo (%j)', async (now, competencia, of, said) => {
    expect(await heard(now, competencia, of)).toEqual([said]);
  });
});
