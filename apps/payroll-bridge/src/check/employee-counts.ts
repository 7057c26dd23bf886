import { type BodyFault, employeeCode, tooMuchOfEmployee } from '@ponte/contracts';
import type { ReceivedItem } from '../rules/received-item';

interface Count {
  items: number;
  lines: number;
  told: boolean;
}

/** How much of each employee a request has, whoever that is; items without any codfuncionario are each about nobody. */
export class EmployeeCounts {
  private readonly counts = new Map<string, Count>();

  /** @returns what is too much, once for each employee */
  add({ codfuncionario, position, resultados }: ReceivedItem): readonly BodyFault[] {
    const whom = codfuncionario.trim()
      ? (employeeCode(codfuncionario) ?? codfuncionario)
      : position;
    const key = JSON.stringify(whom);
    const count = this.counts.get(key) ?? { items: 0, lines: 0, told: false };
    this.counts.set(key, count);
    count.items += 1;
    count.lines += resultados.length;
    const message = tooMuchOfEmployee(count);
    if (message === undefined || count.told) return [];
    count.told = true;
    return [{ path: `/items/${position}`, message }];
  }
}
