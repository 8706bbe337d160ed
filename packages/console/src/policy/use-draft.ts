/**
 * A clause file while it is edited: the text, and the version on which it was begun. That moves on by itself while nothing is typed, or
 * while others change other files; where somebody else changed this one, the person says how it goes on.
 */
import type { Answer, Problem } from '@goodstanding/sdk'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../frame/session.tsx'
import { type FileProblem, readProblems } from './read-problems.ts'
import { readStale, type Stale } from './read-stale.ts'

export type Begun = { readonly version: string; readonly files: Readonly<Record<string, string>> }

type More = { readonly files?: Begun['files']; readonly emergency?: string; readonly effectiveFrom?: string }

/** How what is typed is tried or sent: with the version on which it was begun. */
export type AskOfDraft = <Value>(call: 'check' | 'test' | 'backtest' | 'publish', more?: More) => Promise<Answer<Value>>

export type Drafted = {
  readonly begun: Begun
  readonly text: string
  /** What was typed before theirs was taken over. */
  readonly aside?: string | null
  /** It was typed here before, and never sent. */
  readonly isLeft?: true
}

type Parts = {
  readonly path: string
  readonly inForce: Begun
  /** A draft that is gone on with; null: an edit begins with what is in force. */
  readonly drafted: Drafted | null
  /** Puts a text into the editor, if it is there. */
  readonly show: (text: string) => void
}

export type Draft = {
  readonly text: string
  readonly isChanged: boolean
  readonly begun: Begun
  /** Where somebody else changed the file since. */
  readonly stale: Stale | null
  /** What was typed before theirs was taken over. */
  readonly aside: string | null
  readonly latest: () => string
  readonly change: (text: string) => void
  readonly replace: (text: string) => void
  readonly ask: AskOfDraft
  /** What is wrong with a text. */
  readonly check: (text: string) => Promise<readonly FileProblem[]>
  readonly take: (theirs: Begun) => void
  readonly goOn: (theirs: Begun) => void
  readonly bringBack: () => void
}

export function useDraft({ path, inForce, drafted, show }: Parts): Draft {
  const { client } = useSession()
  const textOf = ({ files }: Begun): string => files[path] ?? ''
  const [begun, setBegun] = useState(drafted?.begun ?? inForce)
  const [text, setText] = useState(drafted?.text ?? textOf(inForce))
  const [stale, setStale] = useState<Stale | null>(null)
  const [aside, setAside] = useState<string | null>(drafted?.aside ?? null)
  /** As the state, for an editor that is opened later or anew, and for answers that come later. */
  const now = useRef({ text, begun })

  const change = useCallback((next: string): void => {
    now.current = { ...now.current, text: next }
    setText(next)
  }, [])
  const replace = (next: string): void => {
    change(next)
    show(next)
  }
  const begin = (next: Begun): void => {
    now.current = { ...now.current, begun: next }
    setBegun(next)
    setStale(null)
  }

  /** An answer about an earlier beginning says nothing of this one. */
  const note = useCallback((problem: Problem | null, base: string): void => {
    if (base === now.current.begun.version) setStale(readStale(problem))
  }, [])
  const check = useCallback(
    async (shown: string): Promise<readonly FileProblem[]> => {
      const base = now.current.begun.version
      const answer = await client.ask('POST', '/v1/policy/check', { body: { files: { [path]: shown }, base } })
      note(answer.ok ? null : answer.refusal, base)
      return answer.ok ? [] : readProblems(answer.refusal).filter(({ file }) => file === path)
    },
    [client, path, note],
  )
  const ask: AskOfDraft = async <Value>(call: string, { files = {}, ...more }: More = {}) => {
    const base = begun.version
    const body = { files: { [path]: text, ...files }, base, ...more }
    const answer = await client.ask<Value>('POST', `/v1/policy/${call}`, { body })
    note(answer.ok ? null : answer.refusal, base)
    return answer
  }

  useEffect(() => {
    const [was, next] = [textOf(now.current.begun), textOf(inForce)]
    if (now.current.text === was) {
      begin(inForce)
      if (next !== was) replace(next)
    } else if (next === was) begin(inForce)
    else void check(now.current.text)
  }, [inForce])

  return {
    ...{ text, begun, stale, aside, change, replace, ask, check },
    isChanged: text !== textOf(begun),
    latest: () => now.current.text,
    take: (theirs) => {
      setAside(now.current.text)
      begin(theirs)
      replace(textOf(theirs))
    },
    goOn: begin,
    bringBack: () => {
      if (aside !== null) replace(aside)
      setAside(null)
    },
  }
}
