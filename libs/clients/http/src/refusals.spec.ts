import { Refusals } from './refusals';

const MINUTE = 60_000;

describe('Refusals', () => {
  let now: number;
  let refusals: Refusals;
  beforeEach(() => {
    now = 1_000;
    refusals = new Refusals(() => now);
  });

  it('blames the credential if the endpoint never took it', () => {
    expect(refusals.endpointWorksDespite('PUT /tags', '/1')).toBe(false);
  });

  it('blames the resource if the endpoint took the credential a short time ago', () => {
    refusals.succeeded('PUT /tags');
    now += 15 * MINUTE;
    expect(refusals.endpointWorksDespite('PUT /tags', '/1')).toBe(true);
    expect(refusals.endpointWorksDespite('POST /comments', '/1')).toBe(false);
  });

  it('no longer believes an old success', () => {
    refusals.succeeded('PUT /tags');
    now += 15 * MINUTE + 1;
    expect(refusals.endpointWorksDespite('PUT /tags', '/1')).toBe(false);
  });

  it('blames the credential from the third resource in a row, until the next success', () => {
    refusals.succeeded('PUT /tags');
    const seen = ['/1', '/1', '/2', '/3', '/1'].map((resource) =>
      refusals.endpointWorksDespite('PUT /tags', resource),
    );
    expect(seen).toEqual([true, true, true, false, false]);
    refusals.succeeded('PUT /tags');
    expect(refusals.endpointWorksDespite('PUT /tags', '/4')).toBe(true);
  });
});
