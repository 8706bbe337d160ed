/** Answers of the API as React Query keeps them. A refusal is thrown to it and comes out as `problem`. */
import type { Answer, Page, Problem } from '@goodstanding/sdk'
import {
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'

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
  readonly readAt: number
  readonly again: () => void
}

/** Reads once, keeps, and reads again every `every` milliseconds when given. */
export function useAnswer<Value>(
  key: QueryKey,
  ask: () => Promise<Answer<Value>>,
  options: { readonly every?: number; readonly enabled?: boolean } = {},
): Known<Value> {
  const query = useQuery({
    queryKey: key,
    queryFn: async () => valueOf(await ask()),
    refetchInterval: options.every ?? false,
    enabled: options.enabled ?? true,
  })
  return {
    value: query.data,
    problem: problemOf(query.error),
    readAt: query.dataUpdatedAt,
    again: () => void query.refetch(),
  }
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
  options: { readonly every?: number } = {},
): KnownPages<Item, Found> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam }) => valueOf(await ask(pageParam)),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    refetchInterval: options.every ?? false,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  return {
    first: query.data?.pages[0],
    items,
    problem: problemOf(query.error),
    readAt: query.dataUpdatedAt,
    hasMore: query.hasNextPage,
    isReading: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
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

/** An act that changes something; what it made stale is read again. Answers null when it was refused. */
export function useAct<Input, Value>(
  ask: (input: Input) => Promise<Answer<Value>>,
  stale: QueryKey,
): Act<Input, Value> {
  const queries = useQueryClient()
  const mutation: UseMutationResult<Value, Error, Input> = useMutation({
    mutationFn: async (input: Input) => valueOf(await ask(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: stale }),
  })
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => null), // the refusal stays in `problem`
    did: (input) =>
      mutation.mutateAsync(input).then(
        () => true,
        () => false, // as above
      ),
    problem: problemOf(mutation.error),
    isRunning: mutation.isPending,
    forget: mutation.reset,
  }
}
