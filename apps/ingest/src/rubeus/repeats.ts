import { uuidV5 } from '@ponte/contracts';

/** What of one record was put on the log last, or is on its way there. */
interface Last {
  readonly digest: string;
  readonly eventId: string;
  readonly at: number;
  /** Resolves when it is on the log, to `false` if it did not get there. */
  readonly landed: Promise<boolean>;
}

/** A body that is to be published, under this id; whoever publishes says whether it landed. */
export interface Fresh {
  readonly repeated: false;
  readonly eventId: string;
  landed(done: boolean): void;
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
 * Tells repeats from news, by the last body of each record (docs/adr/0013). What is remembered is on the log or on its way;
 * what did not get there is forgotten again.
 */
export class Repeats {
  private readonly lasts = new Map<string, Last>();

  constructor(private readonly most = MOST_REMEMBERED) {}

  /**
   * @param subject what the body is about
   * @param digest of the body
   * @param withinMs how long a body that equals the last one is a repeat
   * @param now in milliseconds
   */
  claim(subject: string, digest: string, withinMs: number, now: number): Fresh | Repeated {
    const known = this.lasts.get(subject);
    const last = known && now - known.at < withinMs ? known : undefined;
    if (last?.digest === digest)
      return { repeated: true, eventId: last.eventId, landed: last.landed };
    // Several processes, and one that starts anew, give the same repeat the same id; a later return to it gets another.
    const window = withinMs > 0 ? Math.floor(now / withinMs) : now;
    const eventId = uuidV5('rubeus', subject, digest, last?.digest ?? '', window);
    let resolve: (done: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((settle) => (resolve = settle));
    const mine: Last = { digest, eventId, at: now, landed: promise };
    this.remember(subject, mine);
    return {
      repeated: false,
      eventId,
      landed: (done) => {
        if (!done && this.lasts.get(subject) === mine) this.putBack(subject, known);
        resolve(done);
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
