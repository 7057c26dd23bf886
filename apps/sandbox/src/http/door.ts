import type { ServerResponse } from 'node:http';
import { Admin } from '../admin/admin';
import { refused } from '../core/admin-route';
import { encode } from '../core/distort';
import type { Answer, RawRequest } from '../core/exchange';
import type { Sandbox } from '../core/sandbox';
import { writeAnswer } from './write-answer';

/** From a socket's request to its answer: simulators, admin API, or a 404 that says where things are. */
export class Door {
  private readonly admin: Admin;
  private readonly hanging = new Set<ServerResponse>();
  private closing = false;

  /** @param onBug told of an exception: it is a fault of the sandbox itself, answered with a 500 */
  constructor(
    private readonly sandbox: Sandbox,
    private readonly onBug: (error: unknown) => void,
  ) {
    this.admin = new Admin(sandbox);
  }

  async serve(raw: RawRequest, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      this.hanging.delete(response);
      if (!response.writableFinished) gone.abort();
    });
    const answer = await this.answer(raw, gone.signal);
    if (answer.kind === 'hang') this.hold(response, answer.ms);
    writeAnswer(answer, response);
  }

  /** Ends delays and drops what hangs, so that a shutdown need not wait for them. */
  close(): void {
    this.closing = true;
    this.sandbox.hurry();
    for (const response of this.hanging) response.destroy();
  }

  private async answer(raw: RawRequest, gone: AbortSignal): Promise<Answer> {
    try {
      return (
        (await this.sandbox.handle(raw, gone)) ??
        (await this.admin.handle(raw)) ??
        encode(refused(404, 'Nothing is simulated here; GET /admin lists what is.'))
      );
    } catch (error) {
      this.onBug(error);
      return encode(refused(500, 'The sandbox itself failed; its log says how.'));
    }
  }

  private hold(response: ServerResponse, ms: number | undefined): void {
    if (this.closing) {
      response.destroy();
      return;
    }
    this.hanging.add(response);
    if (ms === undefined) return;
    const timer = setTimeout(() => response.destroy(), ms);
    response.once('close', () => clearTimeout(timer));
  }
}
