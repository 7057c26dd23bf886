import { firstPlace, nextPhase, rehashCursor, type RehashPlace, rehashPlace } from './rehash-place';

describe('how far a rehash is', () => {
  it('is said and read again, whatever a code holds', () => {
    const place: RehashPlace = { profile: 'p', phase: 'structure', key: 'unit/10|1/x' };
    expect(rehashPlace(rehashCursor(place))).toEqual(place);
    expect(rehashPlace(rehashCursor(firstPlace('p')))).toEqual(firstPlace('p'));
    expect(() => rehashPlace('p/other/x')).toThrow('without a phase');
  });

  it('goes from structure over persons and lone bonds to what was told', () => {
    const phases: string[] = [];
    for (let at: RehashPlace | undefined = firstPlace('p'); at; at = nextPhase(at))
      phases.push(at.phase);
    expect(phases).toEqual(['structure', 'person', 'bond', 'told']);
  });
});
