import { randomUUID } from 'node:crypto';
import { uuidV5 } from '@ponte/contracts';

/** What of one record was put on the log last, is on its way there, or may have got there. */
interface Last {
  readonly digest: string;
  readonly eventId: string;
  readonly at: number;
  /** Resolves when it is on the log, to `false` if it is not known to be. */
  readonly landed: Promise<boolean>;
  /** It is not known to be on the log: what equals it is to be published, under its id. */
  failed: boolean;
}

/** A body that is to be published, under this id. */
export interface Fresh {
  readonly repeated: false;
  readonly eventId: string;
  /** Whoever publishes says whether it is known to be on the log. */
  landed(done: boolean): void;
  /** Instead: nothing of it was published, so that what was there before is still the last. */
  withdraw(): void;
}

/** A body that equals the last one of its record: nothing is to be published, if that one lands. */
export interface Repeated {
  readonly repeated: true;
  readonly eventId: string;
  readonly landed: Promise<boolean>;
}

/** Records remembered; the oldest are forgotten, and their repeats then published under an id that inboxes know. */
const MOST_REMEMBERED = 100_000;

/**
 * Tells repeats from news, by the last body of each record (docs/adr/0013). Only what is on the log, or on its way, makes
 * another body a repeat.
 */
export class Repeats {
  private readonly lasts = new Map<string, Last>();

  constructor(private readonly most = MOST_REMEMBERED) {}

  /**
   * @param subject what the body is about
   * @param digest of the body
   * @param withinMs how long a body that equals the last one is a repeat; 0: never
   * @param now in milliseconds
   */
  claim(subject: string, digest: string, withinMs: number, now: number): Fresh | Repeated {
    if (withinMs <= 0)
      return { ...{ repeated: false, eventId: randomUUID() }, landed: ignore, withdraw: ignore };
    const known = this.lasts.get(subject);
    const last = known && now - known.at < withinMs ? known : undefined;
    const same = last?.digest === digest ? last : undefined;
    if (same && !same.failed) return { repeated: true, eventId: same.eventId, landed: same.landed };
    // Several processes, and one that starts anew, give the same repeat the same id; a later return to it gets another.
    const eventId =
      same?.eventId ??
      uuidV5('rubeus', subject, digest, last?.eventId ?? '', Math.floor(now / withinMs));
    let resolve: (done: boolean) => void = ignore;
    const promise = new Promise<boolean>((settle) => (resolve = settle));
    const mine: Last = { digest, eventId, at: now, landed: promise, failed: false };
    this.remember(subject, mine);
    return {
      repeated: false,
      eventId,
      landed: (done) => {
        mine.failed = !done;
        resolve(done);
      },
      withdraw: () => {
        mine.failed = true;
        if (this.lasts.get(subject) === mine) this.putBack(subject, known);
        resolve(false);
      },
    };
  }

  /** Records that are remembered. */
  get size(): number {
    return this.lasts.size;
  }

  private remember(subject: string, last: Last): void {
    this.lasts.delete(subject);
    this.lasts.set(subject, last);
    if (this.lasts.size <= this.most) return;
    const [oldest] = this.lasts.keys();
    if (oldest !== undefined) this.lasts.delete(oldest);
  }

  private putBack(subject: string, known: Last | undefined): void {
    if (known) this.lasts.set(subject, known);
    else this.lasts.delete(subject);
  }
}

function ignore(): void {
  // Nothing is remembered where nothing is dropped.
}
