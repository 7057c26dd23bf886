import { isKind, isOfApplication, isParty, jsonOf } from './matches';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('isParty', () => {
  it.each(['acme', 'gupy:acme', 'gupy/acme', '/gupy/acme'])('takes %s for /gupy/acme', (wanted) =>
    expect(isParty('/gupy/acme', wanted)).toBe(true),
  );

  it('is not taken in by a part of the name', () => {
    expect(isParty('/gupy/acme', 'acm')).toBe(false);
    expect(isParty('/gupy/acme', 'gupy')).toBe(false);
  });
});

describe('isKind', () => {
  it('takes a topic with or without its version, or its beginning', () => {
    for (const wanted of ['gupy.job.changed', 'gupy.job.changed.v1', 'gupy.*'])
      expect(isKind('gupy.job.changed.v1', wanted)).toBe(true);
    expect(isKind('gupy.job.changed.v1', 'gupy.job')).toBe(false);
  });
});

describe('isOfApplication', () => {
  const moved = json({ source: 'acme', data: { application: { id: 77 } } });

  it('finds a Gupy event by its application, with or without the source', () => {
    expect(isOfApplication('77', moved, '77')).toBe(true);
    expect(isOfApplication('77', moved, 'acme/77')).toBe(true);
    expect(isOfApplication('77', moved, 'other/77')).toBe(false);
    expect(isOfApplication('77', moved, '78')).toBe(false);
  });

  it('goes by the key where the value tells nothing', () => {
    expect(isOfApplication('acme/77', Buffer.from('no json'), 'acme/77')).toBe(true);
    expect(isOfApplication('acme/77', null, '77')).toBe(true);
    expect(isOfApplication('77', null, 'acme/77')).toBe(false);
  });
});

it('jsonOf gives nothing for what is no JSON', () => {
  expect(jsonOf(Buffer.from('{'))).toBeUndefined();
  expect(jsonOf(null)).toBeUndefined();
  expect(jsonOf(json([1]))).toEqual([1]);
});
