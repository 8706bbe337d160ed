/** A modal dialog: the browser's own, so focus, Escape and what lies behind are its business. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { lastInHand } from '../frame/keep-focus.ts'
import { focusPage } from '../frame/page-heading.ts'
import { useStaying } from './staying.ts'

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly children: ReactNode
}

export function Dialog({ title, onClose, onKeyDown, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const label = useId()
  useStaying(true)
  useEffect(() => {
    const open = dialog.current
    // A button that is disabled while it waits for its answer holds the focus no more.
    const before = document.activeElement === document.body ? lastInHand() : document.activeElement
    open?.showModal()
    // A long sheet whose only button is at its end would open there.
    if (open !== null) open.scrollTop = 0
    return () => {
      open?.close()
      if (!(before instanceof HTMLElement)) return
      before.focus()
      // What it was opened from may have left the list: the page goes on, not its very beginning.
      if (!before.isConnected) focusPage()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={label}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={label}>{title}</h2>
      {children}
    </dialog>
  )
}
