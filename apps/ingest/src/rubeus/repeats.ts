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

/** Records remembered; the oldest are forgotten, and their repeats then published once more. */
const MOST_REMEMBERED = 100_000;

/**
 * Tells repeats from news, by the last body of each record (docs/adr/0013). Only what is on the log, or on its way, makes
 * another body a repeat.
 */
export class Repeats {
  private readonly lasts = new Map<string, Last>();

  /** @param forgotAt when the memory lost something last, in milliseconds: at first the start of the process */
  constructor(
    private forgotAt: number,
    private readonly most = MOST_REMEMBERED,
  ) {}

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
    const eventId = same?.eventId ?? this.newId(subject, digest, last, withinMs, now);
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

  /**
   * Several processes give the same repeat the same id, and a later return to it another. Where something of the window may have
   * been forgotten (a start, too many records), what came before is not known: a change back would get the id of the first,
   * and every inbox would drop it. An id of its own is heard once more instead.
   */
  private newId(
    subject: string,
    digest: string,
    last: Last | undefined,
    withinMs: number,
    now: number,
  ): string {
    if (!last && now - this.forgotAt < withinMs) return randomUUID();
    return uuidV5('rubeus', subject, digest, last?.eventId ?? '', Math.floor(now / withinMs));
  }

  private remember(subject: string, last: Last): void {
    this.lasts.delete(subject);
    this.lasts.set(subject, last);
    if (this.lasts.size <= this.most) return;
    const [oldest] = this.lasts;
    if (!oldest) return;
    this.lasts.delete(oldest[0]);
    this.forgotAt = Math.max(this.forgotAt, oldest[1].at);
  }

  private putBack(subject: string, known: Last | undefined): void {
    if (known) this.lasts.set(subject, known);
    else this.lasts.delete(subject);
  }
}

function ignore(): void {
  // Nothing is remembered where nothing is dropped.
}
