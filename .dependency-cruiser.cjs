/** Imports run one way; this file is the list. A wrong import fails `npm run lint`. */
const room = (path) => `^${path}(/|$)`;
/** Tests, and what only tests are made of. */
const tests = '\\.test\\.tsx?$|/testing-[^/]+\\.tsx?$|^gateway/(test|crash|[^/]+/test-data)/';
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: room(from), pathNot: tests },
  to: { path: '^(src|gateway|mocks|smart-config|e2e|bench|scripts)/', pathNot: [from, ...allowed].map(room) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('domain', 'src/domain', [], 'The domain knows nobody.'),
    only('rules', 'src/rules', ['src/domain'], 'Rules speak of the domain only.'),
    only('api', 'src/api', ['src/domain'], 'The contract between app and gateway.'),
    only(
      'config',
      'src/config',
      ['src/domain', 'src/rules', 'smart-config'],
      'Reads and checks the page configuration.',
    ),
    only('fhir', 'src/fhir', ['src/domain', 'src/config'], 'The only FHIR network in the app.'),
    only(
      'launch',
      'src/launch',
      ['src/config', 'src/fhir', 'src/domain', 'src/text', 'src/ui/css'],
      'Issuer look-up, authorize, session.',
    ),
    only('text', 'src/text', ['src/domain', 'src/rules'], 'Words.'),
    only('ui', 'src/ui', ['src/domain', 'src/text'], 'Shared pieces with no data access.'),
    only(
      'case',
      'src/case',
      ['src/launch', 'src/fhir', 'src/api', 'src/rules', 'src/domain', 'src/config', 'src/text'],
      'One launch, one child: the state that every screen shares.',
    ),
    only(
      'desk',
      'src/desk',
      ['src/api', 'src/domain', 'src/ui', 'src/text'],
      'A session of the lead: what the screens without a child share.',
    ),
    only(
      'features',
      'src/features',
      [
        'src/case',
        'src/desk',
        'src/launch',
        'src/fhir',
        'src/api',
        'src/rules',
        'src/domain',
        'src/ui',
        'src/text',
        'src/config',
      ],
      'A feature builds on the shared rooms.',
    ),
    {
      name: 'features-apart',
      comment: 'No feature imports another.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    only(
      'app',
      'src/app',
      [
        'src/features',
        'src/case',
        'src/desk',
        'src/launch',
        'src/fhir',
        'src/api',
        'src/rules',
        'src/domain',
        'src/ui',
        'src/text',
        'src/config',
      ],
      'Routes, providers, layout.',
    ),
    only(
      'gateway',
      'gateway',
      ['src/domain', 'src/rules', 'src/api', 'src/config/page-config.ts', 'smart-config'],
      'The gateway shares the domain, the rules and the contract.',
    ),
    only(
      'mocks',
      'mocks',
      ['src/domain', 'smart-config'],
      'The pretend world stands apart from what it tests.',
    ),
    {
      name: 'product-without-mocks',
      comment: 'Nothing that ships imports the pretend world.',
      severity: 'error',
      from: { path: '^(src|gateway|smart-config)/', pathNot: tests },
      to: { path: '^(mocks|e2e|bench)/' },
    },
    {
      name: 'product-without-tests',
      comment: 'Nothing that ships imports what tests are made of.',
      severity: 'error',
      from: { path: '^(src|gateway|smart-config)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'fhirclient-at-the-door',
      comment: 'fhirclient is imported in launch/ and fhir/ only.',
      severity: 'error',
      from: { pathNot: '^src/(launch|fhir)/' },
      to: { path: 'node_modules/fhirclient' },
    },
    {
      name: 'browser-without-node',
      comment: 'No Node in the page.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|^src/test/|/testing-[^/]+\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'browser'],
    },
  },
};
