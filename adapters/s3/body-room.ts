/** Memory for bodies that come in pieces: new memory for each is work for the collector, and stays long after it is sent. */

/** What the SDK says of a call that went well. */
interface Answer {
  readonly $metadata: { readonly attempts?: number }
}

/** Larger ones are rare: they are not kept. */
const MOST_BYTES = 64 * 1024 * 1024

/** @returns what sends pieces as one body; a single piece as it stands, others copied behind each other */
export function createBodyRoom() {
  let free: Uint8Array | null = null

  return async <Sent extends Answer>(
    pieces: readonly Uint8Array[],
    send: (body: Uint8Array) => Promise<Sent>,
  ): Promise<Sent> => {
    const [only] = pieces
    if (only !== undefined && pieces.length === 1) return send(only)
    let bytes = 0
    for (const piece of pieces) bytes += piece.byteLength
    const room: Uint8Array = free !== null && free.byteLength >= bytes ? free : new Uint8Array(bytes)
    free = null
    let at = 0
    for (const piece of pieces) {
      room.set(piece, at)
      at += piece.byteLength
    }
    const sent = await send(room.subarray(0, bytes))
    // A try that was given up may still be on its way with these bytes: then the memory is left to it.
    if (sent.$metadata.attempts === 1 && room.byteLength <= MOST_BYTES) free = room
    return sent
  }
}
