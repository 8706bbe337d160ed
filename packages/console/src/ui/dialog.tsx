/** A modal dialog: the browser's own, so focus, Escape and what lies behind are its business. */
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react'
import { isComposing } from '../frame/hot-keys.ts'
import { lastInHand } from '../frame/keep-focus.ts'
import { focusPage } from '../frame/page-heading.ts'
import { useStaying } from './staying.ts'

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  /** What was sent from it is not answered yet: the answer is told here, also when it is a refusal. */
  readonly isBusy?: boolean
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly children: ReactNode
}

export function Dialog({ title, onClose, isBusy = false, onKeyDown, children }: DialogProps) {
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
  useEffect(() => {
    const [open, pressed, held] = [dialog.current, lastInHand(), document.activeElement]
    if (!isBusy || (open?.contains(held) === true && held?.matches(':disabled') !== true)) return
    // The button that was pressed is disabled meanwhile, and keys would go to the page behind, which Escape leaves.
    open?.focus()
    return () => {
      // Whoever is told that it failed presses it again, unless they went elsewhere meanwhile.
      if (document.activeElement === open && pressed instanceof HTMLElement && open?.contains(pressed)) pressed.focus()
    }
  }, [isBusy])
  const close = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!isBusy) onClose()
  }
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={label}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        // Asked a second time, a browser closes it whatever the page says, and the page would wait for it unseen.
        if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event.nativeEvent)) close(event)
      }}
      onCancel={close}
      onClose={() => dialog.current?.showModal()}
    >
      <h2 id={label}>{title}</h2>
      {children}
    </dialog>
  )
}
