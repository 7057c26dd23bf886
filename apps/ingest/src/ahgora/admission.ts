import type { AhgoraSourceConfig } from '../config/ahgora-source.config';
import { AHGORA_BODY_BYTES } from '../config/ahgora-source.config';

/**
 * Bytes of all bodies that a process has in hand, from reading to the reply: four of the largest. Parsed, and with their
 * outcomes, they take some five times as much.
 */
export const HELD_BYTES = 4 * AHGORA_BODY_BYTES;

/** Room that one request takes; given back once. */
export interface Room {
  /** The body turned out to have so many bytes. */
  resize(bytes: number): void;
  release(): void;
}

/** Bounds what requests take of this process: how many of a source there are, and the bytes of all. */
export class Admission {
  private readonly bySource = new Map<string, number>();
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
    const count = this.bySource.get(id) ?? 0;
    let held = Math.min(declared ?? bodyBytes, bodyBytes);
    if (count >= waiting || this.bytes + held > HELD_BYTES) return undefined;
    this.bySource.set(id, count + 1);
    this.bytes += held;
    let released = false;
    return {
      resize: (bytes) => {
        this.bytes += bytes - held;
        held = bytes;
      },
      release: () => {
        if (released) return;
        released = true;
        this.bytes -= held;
        this.bySource.set(id, (this.bySource.get(id) ?? 1) - 1);
      },
    };
  }
}
