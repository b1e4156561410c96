'use client'
/** A list of the API, page after page by its cursor, as one growing list. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from './call.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

interface PagesOptions<Item> {
  /** Below `/api/v1/`, which is the key in the cache as well. */
  readonly path: string
  /** Whether an item still changes by itself: then all are asked for again every few seconds. */
  readonly isMoving?: (item: Item) => boolean
}

const PER_PAGE = 20
const POLL_MS = 3_000

export function usePages<Item>({ path, isMoving = () => false }: PagesOptions<Item>) {
  const pages = useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        limit: String(PER_PAGE),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      })
      return call<Page<Item>>(`${path}?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page<Item>) => next,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isMoving)) ? POLL_MS : false),
  })
  return { ...pages, items: pages.data?.pages.flatMap(({ items }) => items) }
}
