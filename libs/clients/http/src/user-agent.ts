// The workspace's one version stands in its package.json, which belongs to no project; the build inlines it.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { version } from '../../../../package.json';

/** What we call ourselves towards third parties, so that they can tell our requests apart. */
export const USER_AGENT = `ponte/${version}`;
