import { checkYamlText } from '@ponte/platform';
import { PeopleConfig } from './people.config';

const ENV = {
  D: 'ponte',
  E: 'ponte',
  F: 'other',
  P: 'p',
  TOKEN: 'token',
  SAME: 'token',
  NEW: 'new',
};

interface Parts {
  readonly id: string;
  readonly environment?: string;
  readonly active?: boolean;
  readonly datasul?: string;
  readonly user?: string;
  readonly feedz?: string;
  readonly token?: string;
}

function faultsOf(...profiles: Parts[]): string[] {
  // The rules compare what the variables hold, as they are read.
  const before = { ...process.env };
  Object.assign(process.env, ENV);
  try {
    const text = JSON.stringify({ profiles: profiles.map(profile) });
    return checkYamlText(PeopleConfig, text, 'p.yml', ENV).faults.map(({ message }) => message);
  } finally {
    for (const name of Object.keys(ENV)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

const profile = (parts: Parts): object => ({
  id: parts.id,
  environment: parts.environment ?? 'producao',
  active: parts.active ?? true,
  datasul: {
    url: parts.datasul ?? 'https://d.example.com',
    ...{ user: { env: parts.user ?? 'D' }, password: { env: 'P' } },
  },
  feedz: { url: parts.feedz ?? 'https://f.example.com', token: { env: parts.token ?? 'TOKEN' } },
});

describe('profiles beside each other', () => {
  it('may share a Datasul in one environment, each with an account of its own', () => {
    expect(faultsOf({ id: 'a' }, { id: 'b', token: 'NEW' })).toEqual([]);
    expect(faultsOf({ id: 'a' }, { id: 'b', feedz: 'https://g.example.com' })).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(faultsOf({ id: 'a' }, { id: 'a', token: 'NEW' }).join()).toContain(
      'the id "a" stands twice',
    );
  });

  it.each([
    ['the same reference', {}],
    ['another variable with the same token', { token: 'SAME' }],
    ['another spelling of the address', { feedz: 'https://F.example.com//' }],
  ])('never write to one Feedz account: %s', (_name, parts) => {
    expect(faultsOf({ id: 'a' }, { id: 'b', ...parts }).join()).toContain(
      'the profiles a, b write to the same Feedz account',
    );
  });

  it('may have had an account, if only one is active', () => {
    expect(faultsOf({ id: 'a' }, { id: 'b', active: false })).toEqual([]);
  });

  it('of two environments share no Feedz account, active or not', () => {
    const other = { id: 'b', environment: 'homologacao', active: false, user: 'F' };
    expect(faultsOf({ id: 'a' }, other).join()).toContain(
      'the profiles a, b are of different environments, but write to the same Feedz account',
    );
  });

  it('of two environments share no Datasul user', () => {
    const other = { id: 'b', environment: 'homologacao', token: 'NEW' };
    for (const user of ['D', 'E'])
      expect(faultsOf({ id: 'a' }, { ...other, user })).toEqual([
        'the profiles a, b are of different environments, but read the same Datasul (url and user)',
      ]);
    expect(faultsOf({ id: 'a' }, { ...other, user: 'F' })).toEqual([]);
    expect(faultsOf({ id: 'a' }, { ...other, datasul: 'https://e.example.com' })).toEqual([]);
  });
});
