import 'reflect-metadata';
import type { DynamicModule, ForwardReference, Type } from '@nestjs/common';

/** Whatever Nest takes as an import. */
export type Importable =
  Type<unknown> | DynamicModule | ForwardReference | Promise<DynamicModule> | undefined;

/** Every module below `root`, itself first, each once: what Nest would build, without building it. */
export async function modulesOf(
  root: Importable,
): Promise<readonly (Type<unknown> | DynamicModule)[]> {
  const seen = new Set<Type<unknown> | DynamicModule>();
  const visit = async (reference: Importable): Promise<void> => {
    const module = await reference;
    if (typeof module === 'object' && 'forwardRef' in module) {
      return visit((module as ForwardReference<() => Importable>).forwardRef());
    }
    if (!module || seen.has(module)) return;
    seen.add(module);
    for (const next of importsOf(module)) await visit(next);
  };
  await visit(root);
  return [...seen];
}

/** The controllers of every module below `root`. */
export async function controllersOf(root: Importable): Promise<readonly Type<unknown>[]> {
  const found = (await modulesOf(root)).flatMap((module) =>
    typeof module === 'function'
      ? ((Reflect.getMetadata('controllers', module) as Type<unknown>[] | undefined) ?? [])
      : (module.controllers ?? []),
  );
  return [...new Set(found)];
}

function importsOf(module: Type<unknown> | DynamicModule): readonly Importable[] {
  if (typeof module !== 'function') return [module.module, ...(module.imports ?? [])];
  return (Reflect.getMetadata('imports', module) as Importable[] | undefined) ?? [];
}
