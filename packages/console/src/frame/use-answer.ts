/** Answers of the API as React Query keeps them. A refusal is thrown to it and comes out as `problem`. */
import type { Answer, Page, Problem } from '@goodstanding/sdk'
import {
  hashKey,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { askByClock } from './presence.ts'
import { serverTime } from './server-clock.ts'

/** A problem on its way through React Query. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

export function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Refused(answer.refusal)
}

export function problemOf(fault: unknown): Problem | null {
  if (fault === null || fault === undefined) return null
  if (fault instanceof Refused) return fault.problem
  const detail = fault instanceof Error ? fault.message : 'The page failed.'
  return { kind: 'client.fault', status: 0, title: detail, detail, requestId: null, errors: [], more: {} }
}

export type Known<Value> = {
  readonly value: Value | undefined
  readonly problem: Problem | null
  /** By the server's clock, as what it tells of. */
  readonly readAt: number
  readonly again: () => void
}

/** What the clock reads again at this moment. */
const rereading = new Set<string>()

/** As `ask`, and says to the server when it is the clock that asks. */
export function askAs<Answered>(key: QueryKey, ask: () => Promise<Answered>): Promise<Answered> {
  return rereading.has(hashKey(key)) ? askByClock(ask) : ask()
}

/** So many pages of a list are read again at the pace of one answer; of more, each is read as seldom as needed to ask no oftener. */
const PAGES_AT_PACE = 3

const pagesOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages) ? data.pages.length : 1

/** How long what was read stands before the clock reads it again. Few rows of thousands are in view, and all of them are read. */
const paceOf = (data: unknown, every: number): number => every * Math.max(1, pagesOf(data) / PAGES_AT_PACE)

/** Reads some answers again every `every` milliseconds while the window is shown. Two that want the same share one reading. */
export function useRereading(keys: readonly QueryKey[], every: number | undefined): void {
  const queries = useQueryClient()
  const hashes = keys.map(hashKey)
  const together = hashes.join('\n')
  useEffect(() => {
    if (every === undefined) return
    const read = (hash: string): void => {
      const query = queries.getQueryCache().get(hash)
      const { data, dataUpdatedAt = 0, errorUpdatedAt = 0, fetchStatus } = query?.state ?? {}
      const isDue = Date.now() - Math.max(dataUpdatedAt, errorUpdatedAt) > paceOf(data, every) - every / 2
      if (query === undefined || fetchStatus !== 'idle' || !isDue || !query.isActive()) return
      rereading.add(hash)
      void queries.refetchQueries({ queryKey: query.queryKey, exact: true }).finally(() => rereading.delete(hash))
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') together.split('\n').forEach(read)
    }, every)
    return () => clearInterval(timer)
  }, [queries, together, every])
}

/** Reads once, keeps, and reads again every `every` milliseconds when given. */
export function useAnswer<Value>(
  key: QueryKey,
  ask: () => Promise<Answer<Value>>,
  options: { readonly every?: number; readonly enabled?: boolean } = {},
): Known<Value> {
  const query = useQuery({
    queryKey: key,
    queryFn: async () => valueOf(await askAs(key, ask)),
    enabled: options.enabled ?? true,
  })
  useRereading([key], options.every)
  const { refetch } = query
  const again = useCallback(() => void refetch(), [refetch])
  return { value: query.data, problem: problemOf(query.error), readAt: serverTime(query.dataUpdatedAt), again }
}

export type KnownPages<Item, Found = Page<Item>> = {
  /** The first page, with what it says beside its items. */
  readonly first: Found | undefined
  readonly items: readonly Item[] | undefined
  readonly problem: Problem | null
  readonly readAt: number
  readonly hasMore: boolean
  readonly isReading: boolean
  readonly more: () => void
  readonly again: () => void
}

/** A list that the server pages by cursor. */
export function usePages<Item, Found extends Page<Item> = Page<Item>>(
  key: QueryKey,
  ask: (cursor: string | null) => Promise<Answer<Found>>,
  options: { readonly every?: number; readonly enabled?: boolean } = {},
): KnownPages<Item, Found> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam }) => valueOf(await askAs(key, () => ask(pageParam))),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    enabled: options.enabled ?? true,
  })
  useRereading([key], options.every)
  const queries = useQueryClient()
  const [isNext, setIsNext] = useState(false)
  const hash = hashKey(key)
  const { refetch, fetchNextPage } = query
  const again = useCallback(() => void refetch(), [refetch])
  const more = useCallback(() => {
    const read = async (): Promise<void> => {
      // The next page would cut off what is being read again, and nobody would see what has changed.
      const isReading = queries.getQueryCache().get(hash)?.state.fetchStatus === 'fetching'
      if (isReading) await refetch({ cancelRefetch: false })
      await fetchNextPage({ cancelRefetch: false })
    }
    setIsNext(true)
    void read().finally(() => setIsNext(false)) // a refusal stands in `problem`
  }, [queries, hash, refetch, fetchNextPage])
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  return {
    first: query.data?.pages[0],
    items,
    problem: problemOf(query.error),
    readAt: serverTime(query.dataUpdatedAt),
    hasMore: query.hasNextPage,
    isReading: isNext || query.isFetchingNextPage,
    more,
    again,
  }
}

const first: string | null = null

export type Act<Input, Value> = {
  readonly run: (input: Input) => Promise<Value | null>
  /** The same for what answers nothing: whether it was done. */
  readonly did: (input: Input) => Promise<boolean>
  readonly problem: Problem | null
  readonly isRunning: boolean
  readonly forget: () => void
}

/**
 * Reads anew what was made stale. An answer that is on its way since before knows nothing of it, and would be taken for the new one
 * where it is the first.
 */
export async function readAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey })
  await queries.invalidateQueries({ queryKey })
}

/**
 * An act that changes something; what it made stale is read again. Answers null when it was refused, and when it runs already: pressed
 * twice before the page could draw that, it is done once.
 */
export function useAct<Input, Value>(
  ask: (input: Input) => Promise<Answer<Value>>,
  stale: QueryKey,
): Act<Input, Value> {
  const queries = useQueryClient()
  const mutation: UseMutationResult<Value, Error, Input> = useMutation({
    mutationFn: async (input: Input) => valueOf(await ask(input)),
    onSettled: (_, fault) => {
      const read = readAnew(queries, stale)
      // Why it was refused is said at once: what is read again may wait for the same server.
      return fault === null ? read : undefined
    },
  })
  const running = useRef<object | null>(null)
  const attempt = async <Done>(input: Input, done: (value: Value) => Done, otherwise: Done): Promise<Done> => {
    if (running.current !== null) return otherwise
    const own = {}
    running.current = own
    try {
      return done(await mutation.mutateAsync(input))
    } catch {
      return otherwise // the refusal stays in `problem`
    } finally {
      if (running.current === own) running.current = null
    }
  }
  return {
    run: (input) => attempt<Value | null>(input, (value) => value, null),
    did: (input) => attempt(input, () => true, false),
    problem: problemOf(mutation.error),
    isRunning: mutation.isPending,
    forget: () => {
      running.current = null
      mutation.reset()
    },
  }
}
