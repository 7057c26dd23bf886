import {
  FIRST_TURN,
  nextInWave,
  nextPass,
  nextWave,
  WAVES,
  waveOf,
  type Turn,
} from './waves.rules';

function wayOf(from: Turn): string[] {
  const way: string[] = [];
  for (let turn: Turn | undefined = from; turn; turn = nextInWave(turn) ?? nextWave(turn))
    way.push(`${turn.wave} ${turn.entity}`);
  return way;
}

describe('waves', () => {
  it('send what others need first, and bindings last', () => {
    expect(wayOf(FIRST_TURN)).toEqual([
      ...['1 unit', '1 department', '1 job', '2 person', '3 bind'],
    ]);
    for (const [n, entities] of WAVES.entries())
      for (const entity of entities) expect(waveOf(entity)).toBe(n + 1);
  });

  it('are gone through again while something can go that has not, five times at most', () => {
    expect(nextPass({ pass: 1 }, 1)).toEqual({ pass: 2, wave: 1, entity: 'unit' });
    expect(nextPass({ pass: 1 }, 0)).toBeUndefined();
    expect(nextPass({ pass: 5 }, 7)).toBeUndefined();
  });
});
