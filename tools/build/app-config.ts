import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Configuration } from '@rspack/core';

const root = path.resolve(__dirname, '../..');
const { compilerOptions } = JSON.parse(
  readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8'),
) as { compilerOptions: { paths: Record<string, string[]> } };

/** The deployable apps: folders of apps/ with a src/main.ts. */
export function appNames(): string[] {
  return readdirSync(path.join(root, 'apps')).filter((name) =>
    existsSync(path.join(root, 'apps', name, 'src/main.ts')),
  );
}

/**
 * Apps that live for a moment: of the libraries they take only the modules that they use. The operator's command then
 * loads neither Nest nor TypeORM: 0.4 instead of 1.0 s of CPU before it does anything. A library's module must do
 * nothing by being loaded but define things; in a service, which starts once, nobody has to keep to that.
 */
const SHORT_LIVED = ['ops'];

/**
 * One file per app: our own sources bundled, npm packages left to node_modules. Class names are kept, because error
 * classes and Nest providers are told apart by them in logs.
 */
export function appConfig(app: string): Configuration {
  const entry = { main: path.join(root, 'apps', app, 'src/main.ts') };
  return bundle(app, entry, `dist/apps/${app}`, SHORT_LIVED.includes(app));
}

/**
 * The programs which scenarios start beside the apps (`main.ts` and `…-main.ts` below test/), bundled as the apps are:
 * what they prove of the libraries, they prove of the form in which those are shipped.
 *
 * @param programs paths from the workspace's top; `test/a/main.ts` becomes `dist/test-programs/test/a/main.js`
 */
export function testProgramsConfig(programs: readonly string[]): Configuration {
  const entry = Object.fromEntries(
    programs.map((file) => [file.replace(/\.ts$/, ''), path.join(root, file)]),
  );
  return bundle('test-programs', entry, 'dist/test-programs', false);
}

function bundle(
  name: string,
  entry: Record<string, string>,
  folder: string,
  shortLived: boolean,
): Configuration {
  const alias = Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [target]]) => [
      `${name}$`,
      path.join(root, target ?? ''),
    ]),
  );
  return {
    name,
    context: root,
    mode: 'none',
    target: 'node22',
    devtool: 'source-map',
    entry,
    output: {
      path: path.join(root, folder),
      clean: true,
      library: { type: 'commonjs2' },
    },
    resolve: { extensions: ['.ts', '.js', '.json'], alias },
    externalsPresets: { node: true },
    externals: [
      ({ request }, done) => {
        const ours = !request || /^[./]/.test(request) || request in compilerOptions.paths;
        done(undefined, ours ? undefined : `commonjs2 ${request}`);
      },
    ],
    module: {
      rules: [
        ...(shortLived ? [{ include: path.join(root, 'libs'), sideEffects: false }] : []),
        {
          test: /\.ts$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              target: 'es2023',
              keepClassNames: true,
              parser: { syntax: 'typescript', decorators: true },
              transform: {
                legacyDecorator: true,
                decoratorMetadata: true,
                useDefineForClassFields: false,
              },
            },
          },
        },
      ],
    },
    optimization: {
      minimize: false,
      nodeEnv: false,
      ...(shortLived && {
        sideEffects: true,
        providedExports: true,
        usedExports: true,
      }),
    },
    node: { __dirname: false, __filename: false },
  };
}
