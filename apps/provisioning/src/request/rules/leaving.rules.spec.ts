import { CancelConfig } from '../../config/provisioning.config';
import { isCalledOff, type Position } from './leaving.rules';

const hire = {
  date: new Date('2026-03-20T14:00:00Z'),
  step: { id: 5, name: 'Contratação', type: 'final' },
};
const move = (over: Partial<Position>): Position => ({
  movedAt: new Date('2026-03-21T14:00:00Z'),
  status: 'in_process',
  step: { id: 4, name: 'Entrevista', type: 'offline' },
  ...over,
});
const rule = (over: Partial<CancelConfig> = {}) => Object.assign(new CancelConfig(), over);

describe('a move after the hire', () => {
  it.each<[string, Partial<Position>, boolean]>([
    ['out of the hiring step', {}, true],
    ['of a candidate who gave up', { status: 'give_up', step: hire.step }, true],
    ['of one who was reproved', { status: 'REPROVED', step: null }, true],
    ['within its step', { step: hire.step }, false],
    ['within its step, which has another name now', { step: { ...hire.step, name: 'X' } }, false],
    [
      'into another step of the hiring',
      { step: { id: 9, name: 'Admissão', type: 'pre_hire' } },
      false,
    ],
    ['of one who is hired', { status: 'hired' }, false],
    ['that does not tell the step', { step: null }, false],
    ['that does not tell the type', { step: { id: 4, name: 'Entrevista', type: null } }, false],
    ['dated before it', { movedAt: new Date('2026-03-19T00:00:00Z') }, false],
    ['of its very moment', { movedAt: hire.date }, false],
  ])('%s', (_, over, calledOff) => {
    expect(isCalledOff(move(over), hire, rule())).toBe(calledOff);
  });
  it('out of the step counts only where that is configured', () => {
    expect(isCalledOff(move({}), hire, rule({ leftStep: false }))).toBe(false);
  });
  it('is not there', () => expect(isCalledOff(undefined, hire, rule())).toBe(false));
});
