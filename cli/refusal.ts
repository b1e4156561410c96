/** What a command can't do for its caller, in a sentence. */
export class Refusal extends Error {
  readonly code: string
  /** 2: wrong arguments or an unreadable file; 1: it was tried and failed. */
  readonly exitCode: 1 | 2
  constructor(code: string, sentence: string, exitCode: 1 | 2 = 2) {
    super(sentence)
    this.name = 'Refusal'
    this.code = code
    this.exitCode = exitCode
  }
}

/** By its name: a bundle that is loaded later has a class of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal'
}
