/** `emails AND (phone_numbers OR profiles)`: what a person must have to be handed out. */

type Has = (field: string) => boolean

/** @throws SyntaxError where it is no such expression. */
export function meetsRequirement(expression: string, has: Has): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0

  function term(): boolean {
    const word = words[at++]
    if (word === '(') {
      const value = either()
      if (words[at++] !== ')') throw new SyntaxError('A parenthesis is not closed.')
      return value
    }
    if (word === undefined || /^(\)|AND|OR)$/i.test(word)) throw new SyntaxError('A field is missing.')
    return has(word)
  }
  function both(): boolean {
    let value = term()
    while (/^AND$/i.test(words[at] ?? '')) {
      at++
      value = term() && value
    }
    return value
  }
  function either(): boolean {
    let value = both()
    while (/^OR$/i.test(words[at] ?? '')) {
      at++
      value = both() || value
    }
    return value
  }

  const value = either()
  if (at < words.length) throw new SyntaxError('It goes on after its end.')
  return value
}
