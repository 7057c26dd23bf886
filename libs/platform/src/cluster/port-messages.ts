/** What a worker says about the public port, which its primary holds. */
export interface PortWish {
  readonly ponte: 'join' | 'leave';
}

/** The worker has the connection of this number. */
export interface Took {
  readonly ponte: 'took';
  readonly id: number;
}

/**
 * What the primary says: `connection` comes with a socket; `joined`: connections will come; `left`: none comes after this
 * message. Messages of one channel keep their order, those with sockets included.
 */
export type PortWord =
  | { readonly ponte: 'connection'; readonly id: number }
  | { readonly ponte: 'left' }
  | { readonly ponte: 'joined'; readonly port: number }
  | { readonly ponte: 'refused'; readonly reason: string };

export function isPortWish(message: unknown): message is PortWish {
  return isOneOf(message, ['join', 'leave']);
}

export function isTook(message: unknown): message is Took {
  return isOneOf(message, ['took']);
}

export function isPortWord(message: unknown): message is PortWord {
  return isOneOf(message, ['connection', 'left', 'joined', 'refused']);
}

function isOneOf(message: unknown, kinds: readonly unknown[]): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ponte' in message &&
    kinds.includes(message.ponte)
  );
}
