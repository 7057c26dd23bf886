/** Bytes of all bodies that are in hand, from reading to the answer; what is made of them takes some three times that. */
const HELD_BYTES = 64 * 1024 * 1024;

/** Bounds what bodies of Rubeus take of this process, however many connections they come by. */
export class BodyRoom {
  private held = 0;

  constructor(private readonly most = HELD_BYTES) {}

  /**
   * @param bytes that a body may take
   * @returns what gives the room back, once; `undefined` if there is none left
   */
  take(bytes: number): (() => void) | undefined {
    if (this.held + bytes > this.most) return undefined;
    this.held += bytes;
    let released = false;
    return () => {
      if (!released) this.held -= bytes;
      released = true;
    };
  }
}
