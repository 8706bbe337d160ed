/** Which package may import which. ARCHITECTURE.md tells why; add a row here only together with a line there. */
const ALLOWED = {
  model: [],
  policy: ['model'],
  detectors: ['model'],
  casework: ['model'],
  ledger: ['model'],
  sdk: ['model'],
  engine: ['model', 'policy', 'detectors'],
  server: ['model', 'policy', 'detectors', 'engine', 'casework', 'ledger'],
  cli: ['model', 'policy', 'detectors', 'engine', 'casework', 'ledger', 'server'],
  training: ['model', 'detectors'],
  console: ['model', 'sdk', 'casework'],
  connectors: ['model', 'sdk'],
  testkit: ['model', 'policy', 'detectors', 'engine', 'casework', 'ledger', 'server', 'sdk'],
}

/** Tests, and what opens a real database or server for several of them. */
const TEST = '([.]test|/open-test-[a-z-]+)[.]tsx?$'
const PURE = '^packages/(model|policy|detectors|engine|casework)/src'

const directions = Object.entries(ALLOWED).map(([name, allowed]) => ({
  name: `direction-${name}`,
  comment: `packages/${name} may import only: ${allowed.join(', ') || 'no other package'}. Move the code to the package whose words it speaks, or take the value as an argument.`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: TEST },
  to: { path: '^packages/[^/]+/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'no-circle',
      comment: 'Two modules that need each other are one module, or a third one is hidden in them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'testkit-only-in-tests',
      comment: 'The testkit is for tests, e2e and bench. What the product needs too belongs in a package of its own.',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: ['^packages/testkit/', TEST] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'pure-packages-no-node',
      comment:
        'model, policy, detectors, engine and casework do no input-output. Let the server read it and pass the value.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'front-door',
      comment: "Import another package by its name ('@goodstanding/model'), through what its index.ts shows.",
      severity: 'error',
      from: { path: '^(packages/[^/]+|examples/[^/]+|e2e|bench)/' },
      to: { path: '^packages/[^/]+/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'examples-only-the-sdk',
      comment: 'An example shows what an integrator can do: it uses the published sdk and nothing behind it.',
      severity: 'error',
      from: { path: '^examples/', pathNot: TEST },
      to: { path: '^packages/', pathNot: '^packages/(sdk|console)/' },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere. Is it in the package.json of the package, and is `npm ci` done?',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['goodstanding-source', 'import', 'node', 'default', 'types'],
    },
  },
}
