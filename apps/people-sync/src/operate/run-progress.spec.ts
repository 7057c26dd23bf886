import type { ListRead } from '../read/read.store';
import type { PeopleRun } from '../run/people-run';
import type { LotCount } from './run-look.store';
import { progressText } from './run-progress';

const run = (more: Partial<PeopleRun>) =>
  ({ id: 'r', profile: 'p', pass: 1, wave: 2, reason: null, asked: null, ...more }) as PeopleRun;
const list = (endpoint: string, state: string, more: object = {}) =>
  ({ endpoint, state, page: 3, items: 240, again: false, ...more }) as unknown as ListRead;
const nothing = { reads: [], lots: [], stop: undefined };

describe('how far a run is', () => {
  it('reading: which list, and how many pages', () => {
    const reads = [list('units', 'done'), list('persons', 'reading', { again: true })];
    expect(progressText({ ...nothing, run: run({ state: 'reading' }), reads })).toBe(
      'Execução r do perfil p: lendo o Datasul, 1 de 2 listas prontas, em persons pela segunda vez: 3 páginas, 240 registros.',
    );
  });

  it('asking: what is missing, and what to say', () => {
    const asked = [
      { entity: 'person' as const, known: 40, missing: 1, allowed: 0 },
      { entity: 'employee' as const, known: 1, missing: 1, allowed: 0 },
    ];
    const text = progressText({ ...nothing, run: run({ state: 'asking', asked }) });
    expect(text).toContain('faltam 1 de 40 pessoas, 1 de 1 vínculo;');
    expect(text).toContain('people run continue');
  });

  it('writing: lots that ended, of all; whether it is to stop', () => {
    const lots = [
      { lots: 4, waiting: 1, underWay: 1 },
      { lots: 2, waiting: 0, underWay: 0 },
    ] as LotCount[];
    const stop = { actor: 'maria', why: 'x', askedAt: new Date(0) };
    expect(progressText({ ...nothing, run: run({ state: 'writing' }), lots, stop })).toBe(
      'Execução r do perfil p: enviando, passada 1, onda 2: 4 de 6 lotes terminados. Encerramento pedido por maria: espera o que está a caminho.',
    );
    expect(progressText({ ...nothing, run: run({ state: 'writing' }) })).toContain('decidindo');
  });

  it('ended: how, and why; nothing more of a stop that was asked for', () => {
    const stop = { actor: 'maria', why: 'x', askedAt: new Date(0) };
    expect(progressText({ ...nothing, run: run({ state: 'finished' }), stop })).toBe(
      'Execução r do perfil p: terminada.',
    );
    expect(
      progressText({ ...nothing, run: run({ state: 'failed', reason: 'jobs, page 3' }) }),
    ).toBe('Execução r do perfil p: terminada com falha: jobs, page 3.');
  });
});
