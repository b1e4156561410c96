/** What a workspace taught: how it maps columns, its own nicknames. */
import type { NicknamePair } from '#core/nickname.ts'

/** How a workspace mapped columns before: normalised header → field, null for a column it left out on purpose. */
export interface MappingMemory {
  recall(workspaceId: string, headers: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  remember(workspaceId: string, fields: ReadonlyMap<string, string | null>): Promise<void>
}

/** A workspace's own nicknames, beside the built-in table. */
export interface NicknameAdditions {
  /** In the order in which they were given; none for a workspace that has none. */
  get(workspaceId: string): Promise<readonly NicknamePair[]>
  /** All at once: nobody sees half of them. */
  replace(workspaceId: string, pairs: readonly NicknamePair[]): Promise<void>
}
