/** Takes messages off the queue, one at a time per slot, and hides each from others while it is worked on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SendMessageCommand, type SQSClient, type Message as SqsMessage } from '@aws-sdk/client-sqs'
import { Consumer as Poller } from 'sqs-consumer'
import type { Message } from '#pipeline/ports/messages.ts'
import { readMessage } from './message-body.ts'

export interface ConsumeOptions {
  readonly client: SQSClient
  readonly queueUrl: string
  /** Where messages go that are not ours. */
  readonly dlqUrl: string
  /** Messages worked on at the same time. */
  readonly slots: number
  readonly visibilitySeconds: number
  /** How often the hiding is prolonged; less than `visibilitySeconds`. */
  readonly heartbeatSeconds: number
  /** A message whose handler threw comes again after so long. */
  readonly againSeconds: number
  /** What goes wrong with the queue, or is thrown by the handler: that message comes again. */
  readonly onError: (error: unknown) => void
}

/** The pause after the queue could not be reached. */
const AWAY_MS = 1_000
const STOP_LOOK_MS = 20

export interface Consumer {
  /** Takes nothing more; resolves when what is under way is done and deleted. */
  stop(): Promise<void>
}

/** @param handle a message is deleted when it resolves, and comes again when it rejects */
export function consume(options: ConsumeOptions, handle: (message: Message) => Promise<void>): Consumer {
  const slots = Array.from({ length: options.slots }, () => openSlot(options, handle))
  return {
    async stop() {
      await Promise.all(slots.map((slot) => slot.stop()))
    },
  }
}

function openSlot(options: ConsumeOptions, handle: (message: Message) => Promise<void>): Consumer {
  const { client, queueUrl, dlqUrl } = options
  /** From taking a message until the next poll: deleting it is part of the work. */
  let isBusy = false
  let isAway = false

  async function handleMessage(taken: SqsMessage): Promise<SqsMessage> {
    isBusy = true
    try {
      const message = readMessage(taken.Body)
      if (message) await handle(message)
      else await buryForeign(client, dlqUrl, taken)
      return taken
    } catch (error) {
      options.onError(error)
      throw error
    }
  }

  const poller = Poller.create({
    sqs: client,
    queueUrl,
    batchSize: 1,
    visibilityTimeout: options.visibilitySeconds,
    heartbeatInterval: options.heartbeatSeconds,
    // A plain 0 would count as no answer.
    terminateVisibilityTimeout: () => options.againSeconds,
    handleMessage,
    async preReceiveMessageCallback() {
      isBusy = false
      if (isAway) await sleep(AWAY_MS)
      isAway = false
    },
  })
  poller.on('error', (error, message) => {
    isAway = message === undefined
    if (poller.status.isRunning) options.onError(error)
  })
  // Told already, as it was thrown.
  poller.on('processing_error', () => {})
  poller.start()

  return {
    async stop() {
      // A poll is broken off: what it might have brought is sent again. Work under way still has to be deleted.
      poller.stop({ abort: !isBusy })
      while (poller.status.isPolling) await sleep(STOP_LOOK_MS)
    },
  }
}

/** Not ours: its words stay as they are, for a person to look at. */
async function buryForeign(client: SQSClient, dlqUrl: string, { Body }: SqsMessage): Promise<void> {
  await client.send(
    new SendMessageCommand({
      QueueUrl: dlqUrl,
      MessageBody: Body || 'empty',
      MessageAttributes: { reason: { DataType: 'String', StringValue: 'message.foreign' } },
    }),
  )
}
