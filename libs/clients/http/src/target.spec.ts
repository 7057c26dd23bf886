import { path } from './path';
import { parseBaseUrl, resolveTarget } from './target';

describe('resolveTarget', () => {
  it.each([
    ['http://host', '/jobs/1'],
    ['http://host/', '/jobs/1'],
    ['http://host/api/v1', '/api/v1/jobs/1'],
    ['http://host/api/v1/', '/api/v1/jobs/1'],
    ['http://host/api/v1//', '/api/v1/jobs/1'],
  ])('joins %s', (url, expected) => {
    expect(resolveTarget(parseBaseUrl(url), path`/jobs/${1}`)).toEqual({
      origin: 'http://host',
      path: expected,
    });
    expect(resolveTarget(parseBaseUrl(url), path`jobs/${1}`).path).toBe(expected);
  });

  it('encodes the query, leaves out what is undefined and repeats lists', () => {
    const query = {
      'currentStep.name': 'Exames & Testes',
      order: 'id asc',
      status: undefined,
      id: [1, 2],
      all: true,
    };
    expect(resolveTarget(parseBaseUrl('http://host'), path`/a`, query).path).toBe(
      '/a?currentStep.name=Exames%20%26%20Testes&order=id%20asc&id=1&id=2&all=true',
    );
    expect(resolveTarget(parseBaseUrl('http://host'), path`/a`, { status: undefined }).path).toBe(
      '/a',
    );
  });

  it('names the host a budget belongs to, without a standard port', () => {
    expect(parseBaseUrl('https://api.gupy.io:443/api/v1').host).toBe('api.gupy.io');
    expect(parseBaseUrl('http://127.0.0.1:4000/gupy').host).toBe('127.0.0.1:4000');
  });

  it.each([
    '',
    'api.gupy.io',
    'ftp://host',
    'https://user:pw@host',
    'https://host?token=x',
    'https://host#x',
  ])('refuses %j', (url) => {
    expect(() => parseBaseUrl(url)).toThrow(TypeError);
  });

  it('does not repeat what it refuses, which may be a secret', () => {
    expect(() => parseBaseUrl('https://user:s3cret@host')).toThrow(
      expect.not.stringContaining('s3cret') as unknown as string,
    );
  });
});
