import convex from '@convex-dev/eslint-plugin';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = [
  'health',
  'history',
  'import-export',
  'item-panel',
  'items-list',
  'members',
  'presence',
  'shell',
  'sign-in',
  'trash',
];

/** Who may import whom: shared/items <- shared/database <- shared/session <- src; inside src routes -> features -> components, lib. */
const zones = [
  {
    target: './shared/items',
    from: ['./shared/database', './shared/session', './src', './convex', './test', './bench'],
    message: 'shared/items knows nobody.',
  },
  {
    target: './shared/database',
    from: ['./shared/session', './src', './test', './bench'],
    message: 'shared/database knows only shared/items.',
  },
  {
    target: './shared/database/!(convex)/**',
    from: './convex',
    message: 'shared/database knows only shared/items.',
  },
  {
    target: './shared/database/*.ts',
    from: './convex',
    message: 'shared/database knows only shared/items.',
  },
  {
    target: './shared/database/convex',
    from: './convex',
    except: ['./_generated'],
    message: 'Of the backend its client knows the generated api only.',
  },
  {
    target: './shared/session',
    from: ['./src', './test', './bench'],
    message: 'shared/session knows only shared/items and shared/database.',
  },
  {
    target: './shared/session/!(convex)/**',
    from: './convex',
    message: 'shared/session knows only shared/items and shared/database.',
  },
  {
    target: './shared/session/*.ts',
    from: './convex',
    message: 'shared/session knows only shared/items and shared/database.',
  },
  {
    target: './shared/session/convex',
    from: './convex',
    except: ['./_generated'],
    message: 'Of the backend its client knows the generated api only.',
  },
  {
    target: './convex',
    from: ['./src', './test', './bench'],
    message: 'convex knows only shared/items and the rules in shared/database and shared/session.',
  },
  {
    target: './convex',
    from: [
      './shared/database/memory',
      './shared/database/convex',
      './shared/database/remote',
      './shared/database/config.ts',
      './shared/database/create-database.ts',
      './shared/session/memory',
      './shared/session/convex',
      './shared/session/open-session.ts',
    ],
    message: 'The server knows no implementation, no configuration and no factory: only the rules.',
  },
  {
    target: './src',
    from: ['./convex', './test', './bench'],
    message: 'The UI reaches storage through shared/database and shared/session only.',
  },
  {
    target: './src',
    from: [
      './shared/database/memory',
      './shared/database/convex',
      './shared/database/remote',
      './shared/session/memory',
      './shared/session/convex',
    ],
    message: 'The UI never imports an implementation: use open-session.',
  },
  {
    target: './src/components',
    from: ['./src/features', './src/routes', './src/lib'],
    message: 'Components know neither features nor routes.',
  },
  {
    target: './src/lib',
    from: ['./src/features', './src/routes'],
    message: 'lib knows neither features nor routes.',
  },
  { target: './src/features', from: ['./src/routes'], message: 'Features do not know routes.' },
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'Features do not import each other: what they share lives in lib or components.',
  })),
];

const wholeZod = { regex: '^zod$', message: 'zod/mini does the same in a quarter of the size.' };
const implementations = {
  regex: '/(database|session)/(memory|convex|remote)/',
  message: 'Use open-session.',
};
const platforms = { regex: '^(node:|react)', message: 'shared runs everywhere: no React, no Node.' };

/** A test that does not run proves nothing, and one that runs alone hides the others. */
const untested = {
  selector:
    'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fixme|skipIf|runIf)$/], ' +
    'MemberExpression[object.property.name="describe"][property.name=/^(skip|only|fixme)$/]',
  message: 'Every test runs: none is skipped, none runs alone.',
};

export default tseslint.config(
  { ignores: ['dist/', 'bench/', 'convex/_generated/', 'reports/', 'test-results/', '.stryker-tmp/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'public/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // A worker has other globals than a page, and so a project of its own.
    files: ['shared/database/memory/shared-worker.ts'],
    languageOptions: { parserOptions: { projectService: false, project: './tsconfig.worker.json' } },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/ui/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    languageOptions: { globals: globals.browser },
  },
  { files: ['**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [wholeZod] }] } },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [wholeZod, implementations] }] },
  },
  {
    files: ['shared/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [wholeZod, platforms] }] },
  },
  {
    files: ['convex/**/*.ts'],
    extends: [convex.configs.recommended],
    rules: {
      '@convex-dev/no-filter-in-query': 'error',
      '@convex-dev/require-access-control': 'error',
      '@convex-dev/no-collect-in-query': 'error',
      '@convex-dev/import-wrong-runtime': 'error',
      'no-restricted-imports': ['error', { patterns: [wholeZod, platforms] }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', untested],
      // Fixtures are taken apart where they are used; none of them knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['convex/**', 'shared/**', 'src/**'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: { globals: globals.node },
    // The linter does not see a cast that is written as a JSDoc comment; the compiler does.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['*.js', 'public/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
