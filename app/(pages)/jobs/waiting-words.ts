/** Why a job, or a part of it, does not move: what happened, what is safe, what to do. */

export interface WaitingWords {
  readonly kind: 'info' | 'warning'
  readonly title: string
  readonly text: string
  /** Where something can be done about it. */
  readonly place?: { readonly href: string; readonly text: string }
}

const CONNECTIONS = { href: '/connections', text: 'Look at your connections' } as const
const GOES_ON = 'Nothing is lost and nothing is paid twice.'

const REASONS: Readonly<Record<string, WaitingWords>> = {
  cancelled: {
    kind: 'info',
    title: 'It is being cancelled.',
    text: 'What is being worked on right now finishes first and is kept. Then your files are written.',
  },
  no_worker: {
    kind: 'warning',
    title: 'Nothing moves because no worker is running.',
    text: 'Nothing is lost, and it goes on by itself as soon as one runs. Start Kith again with “npm start”, or ask who runs it.',
  },
  paused: {
    kind: 'info',
    title: 'Nothing moves because it is paused.',
    text: 'What was being worked on is finished and kept. Press “Go on” when you want.',
  },
  'disk.full': {
    kind: 'warning',
    title: 'It waits because the disk is nearly full.',
    text: 'Nothing is lost. It goes on by itself once there is space on the machine that runs Kith: delete lists that you no longer need, or ask who runs it.',
  },
  'directory.importing': {
    kind: 'info',
    title: 'It waits until the reference list is read.',
    text: 'That happens once for each reference list. Then it goes on by itself.',
  },
  'store.unavailable': {
    kind: 'warning',
    title: 'It waits because the store of files cannot be reached.',
    text: 'Nothing is lost. It looks again by itself, and goes on as soon as the store answers.',
  },
  retry: {
    kind: 'info',
    title: 'A part did not work out and is tried again.',
    text: 'Nothing is lost. After five tries its rows count as failed, and can be tried again by you.',
  },
  'provider.limit': {
    kind: 'info',
    title: 'It waits because the vendor has had as many questions as it takes.',
    text: `${GOES_ON} It goes on by itself as soon as more may be asked.`,
  },
  'provider.down': {
    kind: 'warning',
    title: 'It waits because the vendor does not answer.',
    text: `${GOES_ON} It looks again by itself. If it stays so, see what the vendor says of its service.`,
  },
  'provider.bad_answer': {
    kind: 'warning',
    title: 'It waits because the vendor answers with something else than answers.',
    text: `${GOES_ON} It looks again by itself. If it stays so, see what the vendor says of its service.`,
  },
  'provider.key_rejected': {
    kind: 'warning',
    title: 'It waits because the vendor refuses your key.',
    text: `${GOES_ON} Enter a new key for the connection: then it goes on by itself. If the key is good after all, pause and go on.`,
    place: CONNECTIONS,
  },
  'provider.no_credit': {
    kind: 'warning',
    title: 'It waits because your account with the vendor has no credits left.',
    text: `${GOES_ON} Buy credits from the vendor. It looks again now and then; to go on at once, pause and go on.`,
    place: CONNECTIONS,
  },
  'provider.secret_lost': {
    kind: 'warning',
    title: 'It waits because the key of a connection can’t be opened any more.',
    text: 'The secret that it was sealed with is gone (KITH_SECRET). What was found and paid for is kept. Enter the key again: then it goes on by itself.',
    place: CONNECTIONS,
  },
  'lookup.elsewhere': {
    kind: 'info',
    title: 'It waits because another list asks about the same people right now.',
    text: 'Each of them is paid for once, and both lists get the answer. It goes on by itself.',
  },
  'budget.job': {
    kind: 'warning',
    title: 'It waits because the next lookups could cost more than this list may spend.',
    text: `${GOES_ON} Raise what it may spend, and it goes on at once; or cancel it and keep what was found.`,
  },
  'budget.connection_day': {
    kind: 'warning',
    title: 'It waits because the next lookups could cost more than the connection may spend today.',
    text: `${GOES_ON} It goes on by itself tomorrow (UTC), or at once when you raise the cap of the connection.`,
    place: CONNECTIONS,
  },
  'budget.connection_month': {
    kind: 'warning',
    title: 'It waits because the next lookups could cost more than the connection may spend this month.',
    text: `${GOES_ON} It goes on by itself next month (UTC), or at once when you raise the cap of the connection.`,
    place: CONNECTIONS,
  },
  'budget.workspace_day': {
    kind: 'warning',
    title: 'It waits because the next lookups could cost more than your workspace may spend today.',
    text: `${GOES_ON} It goes on by itself tomorrow (UTC), or at once when you raise the workspace’s cap.`,
    place: CONNECTIONS,
  },
  'budget.workspace_month': {
    kind: 'warning',
    title: 'It waits because the next lookups could cost more than your workspace may spend this month.',
    text: `${GOES_ON} It goes on by itself next month (UTC), or at once when you raise the workspace’s cap.`,
    place: CONNECTIONS,
  },
}

/** @returns a sentence for any reason, known or not */
export const waitingWords = (reason: string): WaitingWords =>
  REASONS[reason] ?? {
    kind: 'info',
    title: 'It waits.',
    text: `The reason is “${reason}”. It goes on by itself.`,
  }
