import { Injectable } from '@nestjs/common';
import { Sealer, SealError } from '@ponte/platform';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import type { Postable } from './rules/plan-call.rules';

interface Employee {
  readonly matricula: string;
  readonly codfuncionario: string;
}

/** Employees by their seals, or why one stays sealed. */
export type OpenedEmployees = Map<string, Employee | SealError>;

/** Entries with their employees, and those that stay sealed. */
export interface OpenedEntries {
  readonly postable: readonly Postable[];
  readonly sealed: readonly { readonly id: string; readonly error: SealError }[];
}

/** Opens the employees of entries that are about to be posted. */
@Injectable()
export class Employees {
  constructor(private readonly sealer: Sealer) {}

  /**
   * Rubricas of one employee mostly carry one and the same seal, which is opened once. One that cannot be opened (its key is
   * gone, or it was changed) keeps nobody else from being posted.
   *
   * @param opened what was opened before; what is opened now is added
   */
  open(
    entries: readonly PayrollEntry[],
    opened: OpenedEmployees = new Map<string, Employee | SealError>(),
  ): OpenedEntries {
    const postable: Postable[] = [];
    const sealed: { id: string; error: SealError }[] = [];
    for (const entry of entries) {
      const known = opened.get(entry.sealedEmployee) ?? this.tryEmployee(entry.sealedEmployee);
      opened.set(entry.sealedEmployee, known);
      if (known instanceof SealError) sealed.push({ id: entry.id, error: known });
      else postable.push({ ...entry, ...known });
    }
    return { postable, sealed };
  }

  private tryEmployee(sealed: string): Employee | SealError {
    try {
      return this.employee(sealed);
    } catch (error) {
      if (error instanceof SealError) return error;
      throw error;
    }
  }

  private employee(sealed: string): Employee {
    const text = this.sealer.open(sealed, { purpose: 'employee' }).toString('utf8');
    const { matricula, codfuncionario } = JSON.parse(text) as Employee;
    return { matricula, codfuncionario };
  }
}
