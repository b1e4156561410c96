/**
 * Checks who imports whom (`.dependency-cruiser.cjs`) in the folder given, else here, and fails when it read too little.
 * dependency-cruiser knows TypeScript below 7 only and otherwise reads nothing and passes, so it gets TypeScript 6.
 */
import { readdirSync, readFileSync } from 'node:fs'
import Module, { createRequire, register } from 'node:module'
import { join, resolve } from 'node:path'

const FOLDERS = ['core', 'pipeline', 'adapters', 'app', 'worker', 'cli', 'local', 'prisma', 'bench', 'e2e']
const SKIPPED = /^(node_modules|generated|\.next|dist)$/
const LOST = 'every import is found'
const rules = resolve(import.meta.dirname, '..', '.dependency-cruiser.cjs')

function giveTypeScript6() {
  const renamed = (name) => name.replace(/^typescript(?=$|\/)/, 'typescript6')
  const resolveFilename = Module._resolveFilename
  Module._resolveFilename = (name, ...rest) => resolveFilename(renamed(name), ...rest)
  const hook = `export const resolve = (name, context, next) => next(name.replace(/^typescript(?=$|\\/)/, 'typescript6'), context)`
  register(`data:text/javascript,${encodeURIComponent(hook)}`)
}

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* sourceFiles(path)
    else if (/\.(tsx?|mts)$/.test(entry.name)) yield path
  }
}

/** Files that were not read, or in which no import was seen although there is one. */
function unread(files, modules) {
  const imports = new Map(modules.map((module) => [module.source, module.dependencies.length]))
  return files.filter((file) => {
    const seen = imports.get(file)
    return seen === undefined || (seen === 0 && /^(import|export) .*from '/m.test(readFileSync(file, 'utf8')))
  })
}

process.chdir(process.argv[2] ?? join(import.meta.dirname, '..'))
giveTypeScript6()
const { cruise } = await import('dependency-cruiser')
const { forbidden, options } = createRequire(import.meta.url)(rules)
const here = new Set(readdirSync('.'))
const folders = FOLDERS.filter((folder) => here.has(folder))
const roots = readdirSync('.').filter((name) => /^[^.].*\.ts$/.test(name) && !name.endsWith('.d.ts'))
const files = [...folders.flatMap((folder) => [...sourceFiles(folder)]), ...roots]
const { output } = await cruise([...folders, ...roots], { ...options, ruleSet: { forbidden }, validate: true })

const missed = unread(files, output.modules)
// What cannot be found breaks other rules too, for want of a folder: said once.
const lost = new Set(
  output.summary.violations.filter(({ rule }) => rule.name === LOST).map(({ from, to }) => from + to),
)
const violations = output.summary.violations.filter(({ rule, from, to }) => rule.name === LOST || !lost.has(from + to))
for (const { rule, from, to } of violations) console.error(`${from} → ${to}: ${rule.name}`)
for (const file of missed) console.error(`${file}: could not be read, so the law was not checked`)
const broken = violations.length + missed.length
console.log(
  `${output.modules.length} modules, ${output.summary.totalDependenciesCruised} imports, ${broken} against the law`,
)
process.exitCode = broken === 0 && output.modules.length > 0 ? 0 : 1
