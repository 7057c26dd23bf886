import { refused } from '../core/admin-route';
import { encode } from '../core/distort';
import type { Answer, RawRequest } from '../core/exchange';
import { Router } from '../core/router';
import { parseTarget, toRequest, type Sandbox } from '../core/sandbox';
import { adminRoutes } from './admin.routes';

const PREFIX = '/admin';

/** The admin API. Open to whoever reaches the port: the sandbox is a development tool and refuses production. */
export class Admin {
  private readonly router: Router;

  constructor(sandbox: Sandbox) {
    this.router = new Router(adminRoutes(sandbox));
  }

  /** `undefined` if the path is not below `/admin`. */
  async handle(raw: RawRequest): Promise<Answer | undefined> {
    const { path, query } = parseTarget(raw.url);
    if (path !== PREFIX && !path.startsWith(`${PREFIX}/`)) return undefined;
    const below = path.slice(PREFIX.length);
    const match = this.router.find(raw.method, below);
    if (match)
      return encode(await match.route.handle(toRequest(raw, 'admin', below, match.params, query)));
    const allowed = this.router.methods(below);
    if (allowed.length === 0)
      return encode(refused(404, 'There is no such operation; GET /admin lists them.'));
    const reply = refused(405, `This path takes ${allowed.join(', ')}.`);
    return encode({ ...reply, headers: { allow: allowed.join(', ') } });
  }
}
