import type { AhgoraSourceConfig } from '../config/ahgora-source.config';

/**
 * Bytes that all requests together may take of this process, from reading to the reply: two of the largest there may be
 * (16 MiB of 350,000 rubricas: 192 MB), as one source may have at most half.
 */
export const HELD_BYTES = 384 * 1024 * 1024;

/**
 * What an item and a rubrica take beside the text they came in, measured: a rubrica 240 bytes read and 200 in the reply,
 * which is there twice for a moment. `{}` is a rubrica too, so the bytes of a body say little.
 */
const ITEM_TAKES = 500;
const LINE_TAKES = 500;

/**
 * What a request takes for each byte of its body once it is read, as long as that is not known: 16 MiB of employees with six
 * rubricas each take 8.6 times as much, with twenty each 9.5 times. It is kept for it, or two that are read together would
 * each take the other's room, and both be refused in the end.
 */
const OF_BODY = 9;

/** Room that one request takes; given back once. */
export interface Room {
  /** The body turned out to have so many bytes; `false` if there is no room for what they will take. */
  resize(bytes: number): boolean;
  /** Takes room for what was read of it, beside its bytes; `false` if there is not so much. */
  fit(items: number, lines: number): boolean;
  /** All of it is read: what was kept for it beyond that is let go. */
  settle(): void;
  release(): void;
}

/** What a source has in hand. */
interface Held {
  count: number;
  bytes: number;
}

/**
 * Bounds what requests take of this process: how many of a source there are, and the bytes of all. A source may take as
 * much as is left free behind it: one alone half of it, two a third each, so there is always some for one that comes anew,
 * whatever the others do.
 */
export class Admission {
  private readonly bySource = new Map<string, Held>();
  private bytes = 0;

  /**
   * Room for a request whose body is not read yet; `undefined` if there is none.
   *
   * @param declared its Content-Length, as far as that says how large it will be
   */
  admit(
    { id, waiting, bodyBytes }: AhgoraSourceConfig,
    declared: number | undefined,
  ): Room | undefined {
    const source = this.bySource.get(id) ?? { count: 0, bytes: 0 };
    let body = Math.min(declared ?? bodyBytes, bodyBytes);
    const kept = declared === undefined ? body : body * OF_BODY;
    let [held, used] = [0, 0];
    const take = (bytes: number): void => {
      source.bytes += bytes - held;
      this.bytes += bytes - held;
      held = bytes;
    };
    if (source.count >= waiting || !this.fits(source, kept)) return undefined;
    this.bySource.set(id, source);
    source.count += 1;
    take(kept);
    let released = false;
    return {
      resize: (bytes) => {
        [body, used] = [bytes, bytes];
        if (bytes * OF_BODY > held && !this.fits(source, bytes * OF_BODY - held)) return false;
        take(bytes * OF_BODY);
        return true;
      },
      fit: (items, lines) => {
        used = body + items * ITEM_TAKES + lines * LINE_TAKES;
        if (used > held && !this.fits(source, used - held)) return false;
        take(Math.max(held, used));
        return true;
      },
      settle: () => take(used),
      release: () => {
        if (released) return;
        released = true;
        take(0);
        source.count -= 1;
      },
    };
  }

  private fits(source: Held, more: number): boolean {
    return source.bytes + more <= HELD_BYTES - this.bytes - more;
  }
}
