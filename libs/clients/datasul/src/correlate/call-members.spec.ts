import { sentLine } from '../testing/sent';
import { CallMembers } from './call-members';

const one = sentLine({ matricula: '1115', codfuncionario: '1|11|5' });
const two = sentLine({ matricula: '1115', codfuncionario: '11|1|5' });

describe('CallMembers', () => {
  const members = new CallMembers();
  members.add(one);

  it('keeps out whom a reply could not tell apart', () => {
    expect(members.admits(two)).toBe(false);
    expect(members.admits({ ...two, matricula: '0110105' })).toBe(false);
    expect(members.admits({ ...two, rubrica: '010103', referencia: '15,3' })).toBe(false);
    expect(members.admits(one)).toBe(false);
  });

  it.each([{ rubrica: '10104' }, { referencia: '15,31' }, { datafalta: '20260212' }])(
    'admits whom %j tells apart',
    (difference) => {
      expect(members.admits({ ...two, ...difference })).toBe(true);
    },
  );

  it('holds no more of one employee than can be correlated in a moment', () => {
    const call = new CallMembers();
    const lines = Array.from({ length: 501 }, (_, index) => ({
      ...one,
      rubrica: `1${1_000 + index}`,
    }));
    for (const line of lines.slice(0, 500)) {
      expect(call.admits(line)).toBe(true);
      call.add(line);
    }
    expect(call.admits(lines[500] ?? one)).toBe(false);
    expect(call.admits({ ...one, matricula: '1116', codfuncionario: '1|11|6' })).toBe(true);
  });

  it('admits the employees of a company beside each other', () => {
    const company = new CallMembers();
    const lines = Array.from({ length: 2_000 }, (_, index) =>
      sentLine({ matricula: `101${index + 1}`, codfuncionario: `10|1|${index + 1}` }),
    );
    for (const line of lines) {
      expect(company.admits(line)).toBe(true);
      company.add(line);
    }
  });
});
