import { getByPointer } from '@ponte/clients/http';
import { type Pointers, pointersOf } from '../config/pointers';
import { readDay } from './read-day';
import type { ReadFault } from './read-fault';
import { readFlag } from './read-flag';
import { readText, UNREADABLE } from './read-text';

/** The longest code, name and word that the events of people-sync carry: longer ones could not be told of at all. */
const CODE_LENGTH = 64;
const NAME_LENGTH = 255;
const WORD_LENGTH = 64;

const textForm = (most: number): string =>
  `deve ser um texto de até ${most} caracteres, sem caracteres de controle`;

const FORMS = {
  code: `deve ser um código (texto ou número inteiro) de até ${CODE_LENGTH} caracteres`,
  day: 'deve ser uma data: AAAA-MM-DD, DD/MM/AAAA ou ISO 8601',
  flag: 'deve ser verdadeiro ou falso',
};

/** Reads the fields of one item and notes what it could not understand. */
export class ItemReader<Field extends string> {
  readonly faults: ReadFault[] = [];
  readonly unread: Field[] = [];

  constructor(private readonly item: unknown) {}

  text(field: Field, pointer: Pointers): string | null {
    return this.upTo(NAME_LENGTH, field, pointer);
  }

  /** A short text: one of a few words that a field may hold. */
  word(field: Field, pointer: Pointers): string | null {
    return this.upTo(WORD_LENGTH, field, pointer);
  }

  day(field: Field, pointer: Pointers): string | null {
    return this.one(field, pointer, FORMS.day, readDay);
  }

  flag(field: Field, pointer: Pointers): boolean | null {
    return this.one(field, pointer, FORMS.flag, readFlag);
  }

  /** A code, its parts joined by `|`; null without a fault only if no part is there. */
  code(field: Field, pointers: Pointers): string | null {
    const code = this.joined(pointersOf(pointers));
    if (code !== UNREADABLE) return code;
    this.unread.push(field);
    return null;
  }

  /**
   * A code without which the item is nothing.
   * @param code Feedz's code for a record without it
   */
  key(pointers: Pointers, what: string, code: number | null): string | undefined {
    const list = pointersOf(pointers);
    const key = this.joined(list);
    if (key === null) {
      const message = `falta ${what}; o item não pode ser usado`;
      this.fault({ pointer: list[0] ?? '', code, reason: 'code-missing', message });
    }
    return typeof key === 'string' ? key : undefined;
  }

  private upTo(most: number, field: Field, pointer: Pointers): string | null {
    return this.one(field, pointer, textForm(most), (value) => readText(value, most));
  }

  private one<T>(
    field: Field,
    pointers: Pointers,
    form: string,
    read: (value: unknown) => T | null | typeof UNREADABLE,
  ): T | null {
    const [pointer = ''] = pointersOf(pointers);
    const value = read(getByPointer(this.item, pointer));
    if (value !== UNREADABLE) return value;
    this.unread.push(field);
    this.unreadable(pointer, form);
    return null;
  }

  private joined(pointers: readonly string[]): string | null | typeof UNREADABLE {
    const parts = pointers.map((pointer) => this.part(pointer, pointers.length > 1));
    if (parts.includes(UNREADABLE)) return UNREADABLE;
    if (parts.every((part) => part === null)) return null;
    const gap = parts.indexOf(null);
    if (gap >= 0) {
      const message = 'falta esta parte do código, as outras estão lá';
      const pointer = pointers[gap] ?? '';
      this.fault({ pointer, code: null, reason: 'code-incomplete', message });
      return UNREADABLE;
    }
    const code = parts.join('|');
    if (code.length <= CODE_LENGTH) return code;
    this.unreadable(pointers[0] ?? '', FORMS.code);
    return UNREADABLE;
  }

  private part(pointer: string, isJoined: boolean): string | null | typeof UNREADABLE {
    const part = readText(getByPointer(this.item, pointer), CODE_LENGTH);
    if (part === null) return null;
    // A "|" in a part would make one code of two: a|b and c, a and b|c.
    if (part !== UNREADABLE && !/[\t\n\r]/.test(part) && !(isJoined && part.includes('|')))
      return part;
    this.unreadable(pointer, isJoined ? `${FORMS.code}, sem "|"` : FORMS.code);
    return UNREADABLE;
  }

  private unreadable(pointer: string, message: string): void {
    this.fault({ pointer, code: null, reason: 'unreadable', message });
  }

  /** Once for each place: a value may be part of several codes. */
  private fault(fault: ReadFault): void {
    if (!this.faults.some(({ pointer }) => pointer === fault.pointer)) this.faults.push(fault);
  }
}

/** The one fault of what is no item at all. */
export const NO_OBJECT: ReadFault = {
  ...{ pointer: '', code: null, reason: 'no-object' },
  message: 'o item deve ser um objeto',
};

export function isObject(item: unknown): item is object {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}
