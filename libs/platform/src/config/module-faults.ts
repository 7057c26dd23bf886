import 'reflect-metadata';
import type { DynamicModule, ForwardReference, Type } from '@nestjs/common';
import { CONFIG_CHECK, isCheckedModule } from './checked-module';
import type { ConfigFault } from './config-fault';

type Importable = Type<unknown> | DynamicModule | ForwardReference | Promise<DynamicModule>;

/**
 * Every fault of every configuration class in a tree of modules. Done before Nest builds anything, because Nest stops
 * at the first provider that fails.
 */
export async function moduleFaults(root: Importable): Promise<readonly ConfigFault[]> {
  const seen = new Set<unknown>();
  const faults: ConfigFault[] = [];
  const visit = async (reference: Importable | undefined): Promise<void> => {
    const module = await reference;
    if (!module || seen.has(module)) return;
    seen.add(module);
    if (typeof module === 'object' && 'forwardRef' in module) {
      return visit((module as ForwardReference<() => Importable>).forwardRef());
    }
    if (typeof module === 'object' && isCheckedModule(module)) {
      faults.push(...module[CONFIG_CHECK]());
    }
    for (const next of importsOf(module)) await visit(next);
  };
  await visit(root);
  return [...new Map(faults.map((fault) => [`${fault.where}\n${fault.message}`, fault])).values()];
}

function importsOf(module: Type<unknown> | DynamicModule): readonly Importable[] {
  const type = typeof module === 'function' ? module : module.module;
  const declared = (Reflect.getMetadata('imports', type) as Importable[] | undefined) ?? [];
  const dynamic = typeof module === 'function' ? [] : ((module.imports ?? []) as Importable[]);
  const same: readonly Importable[] = typeof module === 'function' ? [] : [type];
  return [...same, ...declared, ...dynamic];
}
