/**
 * Loaded into every child before its own code: the supervisor holds the other end of its stdin, so stdin ends when the
 * supervisor does, even by `kill -9`, and the child ends with it.
 */
process.stdin.on('close', () => process.exit(1))
process.stdin.resume()
// Must not keep a child alive that has finished.
if ('unref' in process.stdin) process.stdin.unref()
