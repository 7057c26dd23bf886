import { commentReference, withReference } from './comment-reference';

const write = { screeningId: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a11', round: 1, position: 0 };

describe('the reference of a comment', () => {
  it('is the same for every attempt of one write', () =>
    expect(commentReference({ ...write })).toBe(commentReference(write)));
  it('is another for a corrected result and for another comment of the same', () => {
    const others = [
      { ...write, round: 2 },
      { ...write, position: 1 },
    ];
    expect(new Set([write, ...others].map(commentReference)).size).toBe(3);
  });
  it('is short, and no number that could be taken for a document', () =>
    expect(commentReference(write)).toMatch(/^Ref\. ponte-[0-9a-f]{10}$/));
  it('ends the comment, after a blank line', () =>
    expect(withReference('Texto.', 'Ref. x')).toBe('Texto.\n\nRef. x'));
});
