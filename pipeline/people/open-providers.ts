/** A job's providers, opened: directories as indexes, vendors with the replies that have come so far. */
import type { DirectoryIndex } from '#core/directory-index.ts'
import { FIELDS, type Field } from '#core/field.ts'
import type { Parameters } from '#core/parameters.ts'
import type { LookupProvider, Lookups, VendorReply } from '#core/row.ts'
import type { StorageKey } from '#core/storage-key.ts'
import { questionText } from '#core/vendor/question.ts'
import type { DirectoryIndexes } from '../ports/directories.ts'
import type { PeopleProvider } from '../ports/people.ts'
import type { PeoplePorts } from './people-ports.ts'
import { openVendor, type Vendor } from './vendor.ts'

/** A directory as an index, or a connection. */
export type ProviderToOpen =
  | { readonly kind: 'directory'; readonly key: StorageKey }
  | { readonly kind: 'connection'; readonly connectionId: string }

export interface OpenVendor {
  /** In the order in which providers are asked. */
  readonly place: number
  readonly vendor: Vendor
  /** By what was asked. */
  readonly replies: Map<string, VendorReply>
}

export interface OpenProviders {
  readonly vendors: readonly OpenVendor[]
  /** Fields that their answers may have. */
  readonly gives: readonly Field[]
  /** @param first only so many of them; absent: all */
  lookups(first?: number): Lookups
  /** Opens directories anew, after something threw in the middle of one. */
  renew(): Promise<void>
}

const NOT_TRIED: Lookups = { status: 'not_tried', issue: null }
/** A row that threw while it was being asked about may come through later: it is told apart from those nobody knows. */
const NEVER_ASKED: VendorReply = { kind: 'failed', code: 'lookup.error' }

/** @param people absent where nobody can name a vendor */
export async function openProviders(
  ports: { readonly indexes: DirectoryIndexes; readonly people?: PeoplePorts },
  workspaceId: string,
  providers: readonly ProviderToOpen[],
  parameters: Parameters,
): Promise<OpenProviders> {
  const { indexes, people } = ports
  const open: LookupProvider[] = []
  const vendors: OpenVendor[] = []
  const gives = new Set<Field>()
  for (const [place, provider] of providers.entries()) {
    if (provider.kind === 'directory') {
      const index = await indexes.open(provider.key)
      for (const field of index.fields) gives.add(field)
      open.push({ kind: 'directory', index })
      continue
    }
    if (people === undefined) throw new Error('people.not_wired')
    const vendor = await openVendor(people, workspaceId, provider.connectionId)
    for (const field of vendor.provider.abilities.gives) gives.add(field)
    const replies = new Map<string, VendorReply>()
    vendors.push({ place, vendor, replies })
    open.push(lookupProvider(vendor.provider, replies))
  }

  return {
    vendors,
    gives: FIELDS.filter((field) => gives.has(field)),
    lookups(first = open.length) {
      return first === 0 ? NOT_TRIED : { providers: open.slice(0, first), parameters }
    },
    async renew() {
      for (const [place, provider] of providers.entries()) {
        if (provider.kind !== 'directory') continue
        const index: DirectoryIndex = await indexes.reopen(provider.key)
        open[place] = { kind: 'directory', index }
      }
    },
  }
}

/** @param replies by what was asked */
export function lookupProvider(provider: PeopleProvider, replies: ReadonlyMap<string, VendorReply>): LookupProvider {
  return {
    kind: 'vendor',
    source: provider.service,
    answerTo(contact) {
      const question = provider.questionOf(contact)
      if (question === null) return { kind: 'not_asked' }
      return replies.get(questionText(question)) ?? NEVER_ASKED
    },
  }
}
