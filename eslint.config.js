import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const PURE = ['model', 'policy', 'detectors', 'engine', 'casework'].map((name) => `packages/${name}/src/**/*.ts`)
const TESTS = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/open-test-*.ts',
  'packages/testkit/**',
  'e2e/**',
  'bench/**',
  'scripts/**',
  'docs/**',
]
/** Where bytes from outside become values of our types: the one place where a cast may claim what was just checked. */
const PARSERS = ['**/parse-*.ts', '**/*-parser.ts', '**/read-*.ts', '**/from-*.ts', '**/*-codec.ts']
/** Tools that find a default export only. */
const TOOL_FILES = ['vitest.config.ts', 'scripts/last-line-reporter.ts']

/** A rule that refuses what a selector matches, and says what to do instead. One rule a subject, so each is set alone. */
const refuse = (...refusals) => ({
  create: (context) =>
    Object.fromEntries(
      refusals.map(({ selector, message }) => [selector, (node) => context.report({ node, message })]),
    ),
})

const EMPTY_NAME = '/^(utils?|helpers?|common|misc|manager|.+(Utils?|Helpers?|Manager))$/i'
const exportsByName = refuse({
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing is called the same in every file.',
})
const plainTypes = refuse(
  {
    selector: 'TSEnumDeclaration',
    message: "Use a union of string literals: type Effect = 'allow' | 'hold'. Node strips types; an enum is code.",
  },
  {
    selector: 'TSModuleDeclaration[kind!="global"]',
    message: 'A file is the namespace. Export its parts by name.',
  },
)
const names = refuse({
  selector: `:matches(FunctionDeclaration, ClassDeclaration, VariableDeclarator)[id.name=${EMPTY_NAME}]`,
  message: 'Such a name holds anything. Name the thing by a word of the policy (ARCHITECTURE.md, "The words").',
})
const casts = refuse({
  // `as const` claims nothing, and `Object.keys(TABLE) as Key[]` is what TypeScript cannot say for a closed table.
  selector:
    ':matches(TSAsExpression, TSTypeAssertion):not([typeAnnotation.typeName.name="const"]):not([expression.callee.object.name="Object"][expression.callee.property.name=/^(keys|entries|fromEntries)$/])',
  message:
    'A cast hides what was not checked. Narrow with a test, or parse the value where it comes in (parse-*.ts, read-*.ts, from-*.ts).',
})
const sql = refuse({
  selector: ['Literal[value=PATTERN]', 'TemplateElement[value.raw=PATTERN]']
    .join(', ')
    .replaceAll(
      'PATTERN',
      '/^\\s*(select\\s[^]*\\sfrom\\s|insert\\s+into\\s|update\\s+\\w+\\s+set\\s|delete\\s+from\\s|(create|alter|drop)\\s+(table|index|schema)\\s)/',
    ),
  message: 'SQL lives in packages/ledger, one verb to a file. Add the query there, and call its function.',
})
const pure = refuse(
  {
    selector:
      ':matches(MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"])',
    message:
      'Pure packages have no clock: take the instant as an argument (`now: Instant`). The server reads the clock once a request.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message:
      'Pure packages take no chance: take the id or the number as an argument, so that a decision can be replayed.',
  },
  {
    selector: 'ImportExpression',
    message: 'Pure packages load nothing while they run. Import at the top, or take the value as an argument.',
  },
)

const hooks = refuse({
  selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(All|Each)$/]',
  message:
    'Test files share a process, and a module is run once in it: the second file that imports this one has no hooks. Export a function that registers them (use-pages.ts), and let each file call it.',
})

const NODE_MODULE =
  '^(node:.*|(fs|path|os|crypto|process|child_process|worker_threads|perf_hooks|timers|http|https|net|stream|buffer)(/.*)?)$'
const OUTSIDE = [
  'process',
  'Buffer',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'crypto',
  'fetch',
]

// @NOTE ESLint finds a default export only.
export default defineConfig(
  globalIgnores(['**/node_modules', '**/dist', '**/coverage', '**/*.d.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: {
      house: { rules: { 'exports-by-name': exportsByName, 'plain-types': plainTypes, names, casts, sql, pure, hooks } },
    },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './packages/{sdk,console}/tsconfig.json', './examples/*/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'house/exports-by-name': 'error',
      'house/plain-types': 'error',
      'house/names': 'error',
      'house/casts': 'error',
      'house/sql': 'error',
      'house/hooks': 'error',
      'max-lines': ['error', { max: 500 }],
      // A factory or a table of routes is one function to the parser and many to the reader; the aim for one step stays 40.
      'max-lines-per-function': ['error', { max: 130, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 4 }],
      eqeqeq: ['error', 'always'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message:
            'Node 20 answers it wrongly for letters such as é once the caller is compiled. Ask readUrl of the detectors, or catch what `new URL` throws.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Taking a member out of an object is how the rest is kept.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans print as they are; objects and nothing surprise.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => close()` is how handlers read best.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Enums are refused above, and the few classes here are faults that nothing else is taken for: asking it of each value took a
      // quarter of the whole lint.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It does not count `const` parameters and inferred results, which schema builders live from.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'house/pure': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: NODE_MODULE,
              message:
                'Pure packages do no input or output. Let the server read it, and take the value as an argument.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...OUTSIDE.map((name) => ({
          name,
          message: `Pure packages may not use it: time, chance and the outside come in as arguments.`,
        })),
      ],
    },
  },
  { files: ['packages/ledger/**/*.ts', 'examples/*/src/store/**/*.ts'], rules: { 'house/sql': 'off' } },
  {
    files: ['packages/cli/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'examples/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: PARSERS, rules: { 'house/casts': 'off' } },
  {
    files: TESTS,
    rules: {
      'house/casts': 'off',
      'house/sql': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.test.ts', '**/*.test.tsx'], rules: { 'house/hooks': 'off' } },
  { files: TOOL_FILES, rules: { 'house/exports-by-name': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    rules: { 'max-lines': ['error', { max: 500 }], 'no-unused-vars': 'error', eqeqeq: ['error', 'always'] },
  },
)
