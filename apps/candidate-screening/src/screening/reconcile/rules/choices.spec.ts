import type { GupyJob } from '@ponte/clients/gupy';
import type { ScreeningRule } from '../../../config/screening.config';
import { choosesJob } from './job-choice.rules';
import { chooseStep } from './step-choice.rules';
import { isWithin } from './window.rules';

const rule = (jobs?: ScreeningRule['jobs'], over: Partial<ScreeningRule> = {}): ScreeningRule =>
  ({ id: 'r', step: { name: 'Exames' }, jobs, ...over }) as ScreeningRule;
const job = (over: Partial<GupyJob> = {}): GupyJob => ({ id: 7, ...over }) as GupyJob;

describe('a job of the list', () => {
  it.each([
    ['in', rule(), job()],
    ['in', rule({ include: [7] }), job()],
    ['out', rule({ include: [8] }), job()],
    ['out', rule({ exclude: [7] }), job()],
    ['out', rule(undefined, { source: 'other' }), job()],
    ['in', rule({ roles: ['vendedor'] }), job({ roleName: 'VENDEDOR ' })],
    ['in', rule({ roles: ['ROLE-7'] }), job({ role: { name: 'Vendedor', code: 'role-7' } })],
    ['out', rule({ roles: ['Caixa'] }), job({ roleName: 'Vendedor' })],
    ['unknown', rule({ roles: ['Caixa'] }), job()],
    ['unknown', rule({ roles: ['Caixa'], branches: ['Matriz'] }), job({ roleName: 'Caixa' })],
    ['in', rule({ branches: ['Matriz > São Paulo'] }), job({ branchName: 'matriz > sao paulo' })],
    ['out', rule({ include: [8], roles: ['Caixa'] }), job()],
  ])('is %s (%#)', (choice, of, listed) => {
    expect(choosesJob(of, 'acme', listed)).toBe(choice);
  });
});

describe("the step's list is asked for", () => {
  const steps = [
    { id: 1, name: 'Triagem' },
    { id: 2, name: ' EXAMÊS' },
  ];
  it('by the name that the job has for it', () => {
    const byName = { by: 'name', name: ' EXAMÊS', guessed: false };
    expect(chooseStep({ name: 'Exames' }, steps)).toEqual(byName);
    expect(chooseStep({ id: 2, name: 'Triagem' }, steps)).toEqual(byName);
  });
  it('not at all where the job has no such step', () => {
    expect(chooseStep({ name: 'Prova' }, steps)).toEqual({ by: 'none' });
    expect(chooseStep({ id: 9 }, steps)).toEqual({ by: 'none' });
  });
  it('as a whole where two spellings, or none, could be meant', () => {
    const twice = [...steps, { id: 3, name: 'Exames' }];
    expect(chooseStep({ name: 'Exames' }, twice)).toEqual({ by: 'all' });
    expect(chooseStep({ id: 3 }, [{ id: 3, name: null }])).toEqual({ by: 'all' });
  });
});

describe('the part of the day, in São Paulo', () => {
  const at = (utc: string) => new Date(`2026-03-02T${utc}:00Z`);
  it('holds its begin and not its end', () => {
    const window = { from: '06:00', to: '22:00' };
    expect(isWithin(window, at('08:59'))).toBe(false);
    expect(isWithin(window, at('09:00'))).toBe(true);
    expect(isWithin(window, at('00:59'))).toBe(true);
    expect(isWithin(window, at('01:00'))).toBe(false);
  });
  it('may go over midnight', () => {
    const window = { from: '22:00', to: '06:00' };
    expect(isWithin(window, at('02:00'))).toBe(true);
    expect(isWithin(window, at('15:00'))).toBe(false);
  });
  it('is all of it without a window', () => expect(isWithin(undefined, at('12:00'))).toBe(true));
});
