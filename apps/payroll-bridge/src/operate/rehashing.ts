import { Injectable } from '@nestjs/common';
import { employeeCode, employeeHashText } from '@ponte/contracts';
import { LookupHasher, Sealer, SealError } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { lockEntries } from '../ledger/entry.store';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { nextIds, rehashRefused, renewEntries, withSameKey, type NewHash } from './rehash.store';
import { resealed } from './reseal';

/** An entry that stays under another key's hash, and why. */
export interface LeftEntry {
  readonly id: string;
  readonly code: 'sealed' | 'unreadable' | 'foreign' | 'twice';
  readonly message: string;
}

/** What was done with a page of the ledger. */
export interface RehashedPage {
  readonly looked: number;
  readonly rehashed: number;
  /** Sealed anew by the first key of PII_KEYS: an entry is kept for good, and a key is not. */
  readonly resealed: number;
  readonly left: readonly LeftEntry[];
  readonly next: string | null;
}

const WHY: Readonly<Record<LeftEntry['code'], string>> = {
  sealed: 'o funcionário não pode ser aberto com as chaves atuais (PII_KEYS)',
  unreadable: 'o código do funcionário não pode ser lido',
  foreign: 'está sob uma chave que não está mais em PII_LOOKUP_KEYS: devolva-a, atrás da primeira',
  twice: 'o mesmo lançamento já existe sob a primeira chave: confira os dois no Datasul',
};

/** Puts entries under the hash of the first lookup key and the seal of the first sealing key. Repeating it does nothing. */
@Injectable()
export class Rehashing {
  constructor(
    private readonly hasher: LookupHasher,
    private readonly sealer: Sealer,
  ) {}

  /** The entries after an id, in the order of their ids. */
  async page(
    manager: EntityManager,
    after: string | undefined,
    limit: number,
  ): Promise<RehashedPage> {
    const ids = await nextIds(manager, after, limit);
    const entries = await lockEntries(manager, ids);
    const judged = entries.map((entry) => this.judge(entry));
    const left = judged.flatMap((each) => ('code' in each ? [leftOf(each.id, each.code)] : []));
    const moves = judged.filter((each): each is NewHash => 'to' in each);
    const twice = await withSameKey(manager, moves);
    const free = new Map(moves.filter(({ id }) => !twice.has(id)).map((move) => [move.id, move]));
    const resealing = new Map(
      entries.flatMap((entry) => {
        const parts = resealed(entry, this.sealer);
        return parts ? [[entry.id, parts]] : [];
      }),
    );
    const renewed = entries.filter(({ id }) => free.has(id) || resealing.has(id));
    await renewEntries(
      manager,
      renewed.map((entry) => {
        const { id, sealedEmployee, message, acceptedMessage } = entry;
        const employee = free.get(id)?.to ?? entry.employee;
        return {
          id,
          employee,
          ...(resealing.get(id) ?? { sealedEmployee, message, acceptedMessage }),
        };
      }),
    );
    await rehashRefused(manager, [...free.values()]);
    return {
      looked: ids.length,
      rehashed: free.size,
      resealed: resealing.size,
      left: [...left, ...[...twice].map((id) => leftOf(id, 'twice'))],
      next: ids.length < limit ? null : (ids.at(-1) ?? null),
    };
  }

  private judge(
    entry: PayrollEntry,
  ): NewHash | Pick<LeftEntry, 'id' | 'code'> | { readonly id: string } {
    const { id, source, employee: from } = entry;
    const code = this.codeOf(entry.sealedEmployee);
    if (code instanceof SealError) return { id, code: 'sealed' };
    if (!code) return { id, code: 'unreadable' };
    const to = this.hasher.renewed(employeeHashText(source, code), from);
    if (to === undefined) return { id, code: 'foreign' };
    return to === from ? { id } : { id, from, to };
  }

  private codeOf(sealed: string): ReturnType<typeof employeeCode> | SealError {
    try {
      const text = this.sealer.open(sealed, { purpose: 'employee' }).toString('utf8');
      const { codfuncionario } = JSON.parse(text) as { readonly codfuncionario?: unknown };
      return typeof codfuncionario === 'string' ? employeeCode(codfuncionario) : undefined;
    } catch (error) {
      if (error instanceof SealError) return error;
      throw error;
    }
  }
}

function leftOf(id: string, code: LeftEntry['code']): LeftEntry {
  return { id, code, message: `${id}: ${WHY[code]}` };
}
