import { MOST_ROWS, Payroll, totalsOf } from './payroll';

const key = (matricula: number) => ({
  empresa: '10',
  estabelecimento: '1',
  matricula: String(matricula),
  competencia: '2026-02',
  campoAdicional: '',
  evento: '103',
  datafalta: '',
});
const AT = '2026-03-02T11:05:09.120Z';

describe('Payroll', () => {
  it('takes a value back and forth for corrections, the same value for a repeat', () => {
    const payroll = new Payroll();
    for (const referencia of ['15,30', '16,00', '015,3', '15,30'])
      payroll.post(key(1), { rubrica: '10103', referencia }, AT, 'replaces');
    expect(totalsOf(payroll.rows())).toMatchObject({ posts: 4, corrections: 2, repeats: 1 });
  });

  it('forgets the oldest rows, and counts them', () => {
    const payroll = new Payroll();
    for (let i = 0; i <= MOST_ROWS; i += 1)
      payroll.post(key(i), { rubrica: '10103', referencia: '1,00' }, AT, 'adds');
    expect([payroll.rows().length, payroll.forgotten]).toEqual([MOST_ROWS, 1]);
    expect(payroll.rows({ matricula: '0' })).toEqual([]);
  });
});
