import type { DynamicModule } from '@nestjs/common';
import type { ConfigFault } from './config-fault';

/** Key under which a dynamic module offers a check of its configuration. */
export const CONFIG_CHECK = Symbol('ponte:config-check');

/** A module whose configuration can be judged before anything is built. */
export interface CheckedModule extends DynamicModule {
  readonly [CONFIG_CHECK]: () => readonly ConfigFault[];
}

export function isCheckedModule(value: object): value is CheckedModule {
  return CONFIG_CHECK in value;
}
