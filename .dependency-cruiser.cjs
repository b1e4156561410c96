/**
 * The import law: who may import whom. Each rule's comment is its reason. Tests and what only they use may reach anywhere
 * but into Prisma; nothing else may import what is for tests. Dynamic imports count as well.
 */
const TEST = [
  '\\.(test|check|contract)\\.tsx?$',
  '-under-test\\.ts$',
  '/test-[^/]+\\.ts$',
  '^adapters/contracts/',
  '^adapters/[^/]+/open-[a-z]+-store\\.ts$',
  '^pipeline/twin-[a-z]+\\.ts$',
]
const PACKAGE = '(^|/)node_modules/'
const GENERATED = '^prisma/generated/'
/** Pure packages that core may use, each with a decision record. */
const PURE = `${PACKAGE}(libphonenumber-js|natural)/`
/** What every feature of the web app may use: the shared pieces of its pages and the shapes of its calls. */
const APP_SHARED = '^app/(_[^/]+|api/v1/_schemas)/'
/** A folder in parentheses groups pages and is no feature itself. */
const GROUP = '\\([a-z]+\\)'
const FEATURE = ['^app/[^/(]+/', `^app/${GROUP}/[^/]+/`]
/** The one file that knows all steps. */
const PERFORM = '^pipeline/perform\\.ts$'
/** The one schema of a job's options, shared by all doors. */
const JOB_OPTIONS = '^pipeline/job-options\\.ts$'
const ZOD = `${PACKAGE}zod/`
/** Packages that speak to an outside system. */
const SDK = `${PACKAGE}(@aws-sdk|@smithy|pg|sqs-consumer|nodemailer|ioredis|better-auth|@better-auth)/`

/** Everything of ours. */
const OURS = '^(core|pipeline|adapters|app|worker|cli|local|prisma|bench|e2e)/|^env\\.ts$'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('every import is found', 'what cannot be resolved cannot be judged', {}, { couldNotResolve: true }),
    rule(
      'every file has its folder',
      'a new top folder needs its line in the law',
      { pathNot: [OURS, '^[^/]+$', PACKAGE] },
      {},
    ),
    rule(
      'no circles',
      'one direction',
      { pathNot: [PACKAGE, GENERATED] },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),

    rule(
      'what is for tests stays with tests',
      'what the law spares must not come in by another door',
      { pathNot: [...TEST, '^e2e/', '^vitest\\.config\\.ts$', PACKAGE] },
      { path: TEST },
    ),

    rule(
      'core imports core and pure packages',
      'what we know is pure and synchronous',
      { path: '^core/', pathNot: TEST },
      { pathNot: ['^core/', PURE] },
    ),
    rule(
      'a step imports core and ports',
      'what we do asks the world through ports only',
      { path: '^pipeline/', pathNot: [...TEST, PERFORM] },
      { pathNot: ['^core/', '^pipeline/(ports/|part/|source/|people/|audience/)', JOB_OPTIONS, ZOD] },
    ),
    rule(
      'perform imports the steps',
      'one file leads from a message to its step',
      { path: PERFORM },
      { pathNot: ['^core/', '^pipeline/'] },
    ),
    rule(
      'ports know only core',
      'what a step asks for does not depend on a step',
      { path: '^pipeline/ports', pathNot: TEST },
      { pathNot: ['^core/', '^pipeline/ports', JOB_OPTIONS, ZOD] },
    ),
    rule(
      'an adapter imports core, ports and its own',
      'adapters do not know each other, nor the doors',
      { path: '^adapters/([^/]+)/', pathNot: TEST },
      {
        path: OURS,
        pathNot: ['^core/', '^pipeline/ports', JOB_OPTIONS, '^adapters/$1/', '^adapters/[^/]+\\.ts$', GENERATED],
      },
    ),
    rule(
      'an adapter is not wired by itself',
      'settings are handed in',
      { path: '^adapters/', pathNot: [...TEST, '^adapters/wire'] },
      { path: '^(env\\.ts$|adapters/wire)' },
    ),
    rule(
      'an adapter file imports core and ports',
      'one outside system per file or folder',
      { path: '^adapters/[^/]+\\.ts$', pathNot: [...TEST, '^adapters/wire'] },
      { path: OURS, pathNot: ['^core/', '^pipeline/ports', JOB_OPTIONS, '^adapters/[^/]+\\.ts$'] },
    ),
    rule(
      'settings come through wire',
      'wire alone turns settings into ports; the supervisor hands them on',
      { pathNot: [...TEST, '^adapters/wire', '^local/[^/]+\\.ts$'] },
      { path: '^env\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'Prisma stays in adapters/postgres',
      'one folder knows the database',
      { pathNot: ['^adapters/postgres/', '^prisma/', PACKAGE] },
      { path: [GENERATED, `${PACKAGE}(@prisma|prisma)/`] },
    ),
    rule(
      'vendors are touched by adapters',
      'a door or a step never speaks to an outside system itself',
      { path: '^(core|pipeline|app|worker|cli)/', pathNot: TEST },
      { path: SDK },
    ),

    rule(
      'a feature imports no other feature',
      'features of the web app meet in app/_ui only',
      { path: '^app/([^/(]+)/', pathNot: TEST },
      { path: FEATURE, pathNot: ['^app/$1/', APP_SHARED] },
    ),
    rule(
      'a page imports no other feature',
      'the same for features whose pages are grouped under one layout',
      { path: `^app/${GROUP}/([^/]+)/`, pathNot: TEST },
      { path: FEATURE, pathNot: [`^app/${GROUP}/$1/`, APP_SHARED] },
    ),
    rule(
      'a door imports no other door',
      'app, worker and cli are alternatives',
      { path: '^(app|worker|cli)/', pathNot: TEST },
      { path: '^(app|worker|cli|local|prisma|bench|e2e)/', pathNot: '^$1/' },
    ),
    rule(
      'nothing is built on a door',
      'core, pipeline and adapters are below the doors',
      { path: '^(core|pipeline|adapters)/', pathNot: TEST },
      { path: '^(app|worker|cli|local|bench|e2e)/' },
    ),
    rule(
      'local knows types of ours only',
      'it plays the outside world; only the supervisor reads the settings',
      { path: '^local/', pathNot: TEST },
      { path: OURS, pathNot: ['^local/', '^env\\.ts$'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'a stand-in knows only itself',
      'each could be replaced by the real service; simulators share how they are served',
      { path: '^local/(s3|sqs|mail|people-data-labs|mailchimp|simulator)/', pathNot: TEST },
      { path: OURS, pathNot: ['^local/$1/', '^local/simulator/'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'S3 and SQS stand-ins have no dependencies',
      'small, and ours',
      { path: '^local/(s3|sqs)/', pathNot: TEST },
      { path: PACKAGE },
    ),
  ],
  options: {
    doNotFollow: { path: [PACKAGE, GENERATED] },
    exclude: { path: '(^|/)(\\.next|dist)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
