import { CONFIG_CHECK, isCheckedModule } from './checked-module';
import type { ConfigFault } from './config-fault';
import { type Importable, modulesOf } from './module-tree';

/**
 * Every fault of every configuration class in a tree of modules. Done before Nest builds anything, because Nest stops
 * at the first provider that fails.
 */
export async function moduleFaults(root: Importable): Promise<readonly ConfigFault[]> {
  const faults = (await modulesOf(root)).flatMap((module) =>
    typeof module === 'object' && isCheckedModule(module) ? module[CONFIG_CHECK]() : [],
  );
  return [...new Map(faults.map((fault) => [`${fault.where}\n${fault.message}`, fault])).values()];
}
