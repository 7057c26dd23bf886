/** What was prepared ahead of its turn is undone: it is prepared again when its turn has come. */
export class TooEarlyError extends Error {
  constructor(why: string) {
    super(`prepared too early: ${why}`);
    this.name = 'TooEarlyError';
  }
}
