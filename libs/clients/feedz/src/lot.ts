/** Feedz ignores a whole lot that holds more (5001). */
export const LOT_SIZE = 100;

/** Between 1 and 100 records: another lot cannot be made. */
export class Lot<T> {
  private constructor(readonly items: readonly T[]) {
    Object.freeze(items);
  }

  /** @throws RangeError for none (5000, "Body vazio") and for more than {@link LOT_SIZE} */
  static of<T>(items: readonly T[]): Lot<T> {
    if (items.length === 0) throw new RangeError('a lot holds at least one record');
    if (items.length > LOT_SIZE)
      throw new RangeError(`a lot holds at most ${LOT_SIZE} records, not ${items.length}`);
    return new Lot([...items]);
  }

  /** All records in their order, in as few lots as they fit in. */
  static split<T>(items: readonly T[]): Lot<T>[] {
    return Array.from({ length: Math.ceil(items.length / LOT_SIZE) }, (_, index) =>
      Lot.of(items.slice(index * LOT_SIZE, (index + 1) * LOT_SIZE)),
    );
  }
}
