import { ahgoraMonth } from './ahgora-month';
import { comparePosted } from './compare-posted';
import type { PostedRow } from './simulated-datasul';

const row = (more: Partial<PostedRow>): PostedRow => ({
  empresa: '10',
  estabelecimento: '1',
  matricula: '9001',
  competencia: '2026-02',
  campoAdicional: '1',
  evento: '103',
  datafalta: '',
  valores: ['0,01'],
  posts: 1,
  repeats: 0,
  corrections: 0,
  refusedRepeats: 0,
  ...more,
});

describe('comparePosted', () => {
  const month = ahgoraMonth({ employees: 1, rubricas: 2, campoAdicional: '01' });

  it('finds nothing where each entry is there once', () => {
    const rows = [row({}), row({ evento: '206', valores: ['1,42'] })];
    const nothing = { missing: [], different: [], repeated: [], foreign: [] };
    expect(comparePosted(month, rows)).toEqual(nothing);
  });

  it('finds what is missing, different, repeated and foreign', () => {
    const rows = [
      row({ valores: ['0,01', '0,01'], posts: 2, repeats: 1 }),
      row({ matricula: '7' }),
    ];
    expect(comparePosted(month, rows)).toEqual({
      missing: ['10/1/9001/2026-02/1/206/'],
      different: ['10/1/9001/2026-02/1/103/'],
      repeated: ['10/1/9001/2026-02/1/103/'],
      foreign: ['10/1/7/2026-02/1/103/'],
    });
  });
});
