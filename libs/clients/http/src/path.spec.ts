import { path } from './path';

describe('path', () => {
  it('encodes segments and shows only their names', () => {
    const jobId = 8451877;
    expect(path`/jobs/${{ jobId }}/tags`).toEqual({
      text: '/jobs/8451877/tags',
      template: '/jobs/{jobId}/tags',
    });
    expect(path`/orders/${'a/b?c#d é'}`).toEqual({
      text: '/orders/a%2Fb%3Fc%23d%20%C3%A9',
      template: '/orders/{}',
    });
    expect(path`/webhooks`).toEqual({ text: '/webhooks', template: '/webhooks' });
  });

  it.each(['', '.', '..', '\ud800'])('refuses %j as a segment', (segment) => {
    expect(() => path`/orders/${{ segment }}`).toThrow(RangeError);
  });

  it('refuses an object that is not one name', () => {
    expect(() => path`/orders/${{}}`).toThrow(RangeError);
    expect(() => path`/orders/${{ a: 1, b: 2 }}`).toThrow(RangeError);
  });
});
