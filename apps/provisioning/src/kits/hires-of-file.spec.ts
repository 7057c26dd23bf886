import { gupySample } from '@ponte/testing';
import { hiresOf } from './hires-of-file';

const body = gupySample('candidate.hired');
const text = JSON.stringify(body);

describe('hires of a file', () => {
  it('are one body of the webhook', () => {
    expect(hiresOf(JSON.stringify(body, null, 2), 'hire.json')).toEqual([
      expect.objectContaining({ at: 'hire.json', applicationId: 529925562 }),
    ]);
  });
  it('are a list of them', () => {
    expect(hiresOf(`[${text},${text}]`, 'f').map(({ at }) => at)).toEqual(['f[0]', 'f[1]']);
  });
  it('are one a line', () => {
    const hires = hiresOf(`${text}\n\n{ broken\n${text}\n`, 'f');
    expect(hires).toEqual([
      expect.objectContaining({ at: 'f:1', applicationId: 529925562 }),
      { at: 'f:3', fault: 'não é JSON' },
      expect.objectContaining({ at: 'f:4' }),
    ]);
  });
  it('that are something else are faults, which quote nothing of it', () => {
    expect(hiresOf('{"identificationDocument":', 'f')).toEqual([{ at: 'f', fault: 'não é JSON' }]);
    expect(hiresOf('[3]', 'f')).toEqual([
      { at: 'f[0]', fault: 'não é o corpo de um webhook da Gupy' },
    ]);
    const moved = hiresOf(JSON.stringify(gupySample('application.moved')), 'f');
    expect(moved).toEqual([
      { at: 'f', fault: expect.stringContaining('não é um candidate.hired') as string },
    ]);
  });
});
