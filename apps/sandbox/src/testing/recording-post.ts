import type { Post, PostRequest, PostResult } from '../core/post';

/** A receiver for tests: keeps what was sent and answers as scripted, 200 when the script is at its end. */
export class RecordingPost {
  readonly sent: PostRequest[] = [];
  script: PostResult[] = [];

  readonly post: Post = (request) => {
    this.sent.push(request);
    return Promise.resolve(this.script.shift() ?? { status: 200 });
  };
}
