/**
 * A Prisma generator that writes down what it is told about the schema, and makes no client: the only way to the
 * parsed schema that needs no native engine. Prisma speaks JSON-RPC with it, over stdin and stderr.
 */
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  if (method === 'generate') writeFileSync(params.generator.output.value, JSON.stringify(params.dmmf.datamodel))
  const result = method === 'getManifest' ? { manifest: { defaultOutput: 'datamodel.json' } } : null
  process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
  if (method === 'generate') process.exit(0)
})
