/** A list that comes page by page: its items so far, and a button for what comes next. */
import type { ReactNode } from 'react'
import type { KnownPages } from '../frame/use-answer.ts'
import { MoreButton } from './more-button.tsx'
import { Loaded } from './panel.tsx'

type LoadedPagesProps<Item> = {
  readonly known: KnownPages<Item>
  readonly rows?: number
  readonly children: (items: readonly Item[]) => ReactNode
}

export function LoadedPages<Item>({ known, rows = 6, children }: LoadedPagesProps<Item>) {
  return (
    <>
      <Loaded known={{ ...known, value: known.items }} rows={rows}>
        {children}
      </Loaded>
      <MoreButton list={known} />
    </>
  )
}
