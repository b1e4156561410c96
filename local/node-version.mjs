/** Stops with a sentence on a Node that is too old. Imported first, and written so that an old Node can read it. */
const needed = [20, 19]
const found = process.versions.node.split('.').map(Number)

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(
    'Kith needs Node ' +
      needed.join('.') +
      ' or later and this is ' +
      process.version +
      ': install a newer one from nodejs.org.',
  )
  process.exit(1)
}
