/** Two events with one id and different content: the transaction that tells the second fails. */
export class OutboxConflictError extends Error {
  constructor(eventId: string, topic: string) {
    super(
      `event ${eventId} of ${topic} was told before with other content; a subject's state version must grow with each change that is told`,
    );
    this.name = 'OutboxConflictError';
  }
}
