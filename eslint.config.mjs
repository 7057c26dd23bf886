import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const ponte = require('./tools/lint-rules/index.cjs');

const onlyIn = (packages, where) => ({
  group: packages,
  message: `Only ${where} may import this: it is the one place that knows its faults and guards.`,
});

/**
 * TypeORM takes a COMMIT that PostgreSQL answers with ROLLBACK for one that took place. Savepoints (`manager.transaction`
 * inside a transaction of ours) end in no COMMIT.
 */
const ownTransaction = {
  message:
    'inTransaction (libs/messaging/src/unit/transaction-scope.ts) or a UnitOfWorkRunner: they see a COMMIT that rolled back.',
};

/** What each kind of project may depend on; the tag a project carries stands in its project.json. */
const depConstraints = [
  // Contracts are the shared language: they stand on nothing of ours.
  {
    sourceTag: 'type:contract',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['kafkajs', 'undici', 'typeorm', 'pg', '@nestjs/*'],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:platform'],
    bannedExternalImports: ['kafkajs', 'undici'],
  },
  // Clients are usable without Kafka and without a database.
  {
    sourceTag: 'type:client',
    onlyDependOnLibsWithTags: ['type:client', 'type:platform'],
    bannedExternalImports: ['kafkajs', 'typeorm', 'pg'],
  },
  {
    sourceTag: 'type:messaging',
    onlyDependOnLibsWithTags: ['type:messaging', 'type:contract', 'type:platform', 'type:testing'],
    bannedExternalImports: ['undici'],
  },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: ['type:testing', 'type:messaging', 'type:contract', 'type:platform'],
    bannedExternalImports: ['undici'],
  },
  // No app imports another app: services communicate through topics only.
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:contract',
      'type:messaging',
      'type:client',
      'type:platform',
      'type:testing',
    ],
    bannedExternalImports: ['kafkajs', 'undici'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
];

export default [
  { ignores: ['**/dist', '**/node_modules', '.ponte', '.nx', 'coverage', '**/*.json'] },
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx, ponte },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'ponte/no-environment-outside-configuration': 'error',
      'ponte/no-console-outside-commands': 'error',
      'ponte/no-sleep-in-tests': 'error',
      'ponte/no-real-cpf': 'error',
      'ponte/contract-decorators-only': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            onlyIn(['kafkajs', 'kafkajs/*'], 'libs/messaging'),
            onlyIn(['undici', 'undici/*'], 'libs/clients'),
          ],
        },
      ],
    },
  },
  {
    files: ['libs/messaging/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [onlyIn(['undici'], 'libs/clients')] }],
    },
  },
  {
    files: ['libs/clients/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [onlyIn(['kafkajs'], 'libs/messaging')] }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/messaging/src/unit/transaction-scope.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          ...ownTransaction,
          selector:
            "CallExpression[callee.property.name='transaction']:not([callee.object.type='ThisExpression']):not([callee.object.name='manager']):not([callee.object.object.name='unit'])",
        },
        { ...ownTransaction, selector: "CallExpression[callee.property.name='startTransaction']" },
      ],
    },
  },
  // A baseline of a benchmark is written without our libraries on purpose.
  {
    files: ['tools/bench/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  // An example is what somebody else writes in a repository of their own: nothing of ours, public libraries only.
  {
    files: ['examples/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^@ponte/|(^|/)(libs|apps|tools|test)/)',
              message: 'An example imports nothing of this workspace, only public libraries.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.cjs', '**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
];
