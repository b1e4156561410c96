/** What writing to an audience, and undoing it, ask of the world. */
import type { TextCodec } from '#core/text.ts'
import type { ObjectReader } from '../../ports/objects.ts'
import type { WriteBacks } from '../../ports/write-backs.ts'
import type { AudiencePorts } from '../audience-ports.ts'

export interface BackPorts extends AudiencePorts {
  readonly writeBacks: Pick<
    WriteBacks,
    'planned' | 'batch' | 'intend' | 'settle' | 'settleUndo' | 'finishBatch' | 'fail'
  >
  readonly objects: Pick<ObjectReader, 'read'>
  readonly codec: TextCodec
}
