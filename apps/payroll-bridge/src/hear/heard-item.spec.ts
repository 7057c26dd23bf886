import {
  ahgoraResultsReceived,
  employeeCode,
  employeeHashText,
  type AhgoraResultsReceived,
} from '@ponte/contracts';
import { UnacceptableEvent } from '@ponte/messaging';
import { LookupHasher, parseKeyRing, Sealer } from '@ponte/platform';
import { openItem } from './heard-item';

const sealer = new Sealer(parseKeyRing(`k1:${'0123456789abcdef'.repeat(4)}`).keys);
const keys = [`l2:${'11'.repeat(32)}`, `l1:${'22'.repeat(32)}`];
const hasher = new LookupHasher(parseKeyRing(keys.join()).keys);
const subject = { system: 'ahgora', source: 'holding', person: 'x' };

const open = (sealed: string, purpose = 'employee') =>
  openItem(
    {
      ...(ahgoraResultsReceived.example as AhgoraResultsReceived),
      sealed: { employee: sealer.seal({ purpose, subject }, sealed) },
    },
    sealer,
    hasher,
  );
const employee = (codfuncionario: string) =>
  JSON.stringify({ matricula: '1019445', codfuncionario });

describe('openItem', () => {
  it('finds the employee by every key, however the code is padded', () => {
    const item = open(employee('010|1|0009445'));
    const code = employeeCode('10|1|9445');
    expect(item.hashes).toEqual(hasher.all(employeeHashText('holding', code as never)));
    expect(item.employee).toBe(item.hashes[0]);
    expect(item.received).toMatchObject({
      ...{ matricula: '1019445', codfuncionario: '010|1|0009445', position: 0, ano: '2026' },
    });
  });

  it('takes the hash of the event where there is no code', () => {
    const item = open(employee('sem código'));
    expect(item.hashes).toEqual([
      (ahgoraResultsReceived.example as AhgoraResultsReceived).employee,
    ]);
  });

  it('refuses what it cannot open or read, without a word of it', () => {
    expect(() => open(employee('10|1|9445'), 'raw')).toThrow(UnacceptableEvent);
    expect(() => open('10|1|9445')).toThrow(UnacceptableEvent);
    expect(() => open('10|1|9445')).not.toThrow(/9445/);
  });
});
